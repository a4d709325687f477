/**
 * Techniques of ATT&CK for Enterprise: number, name, tactics, then its sub-techniques. A dash behind a number says that the technique is no
 * longer in use; rules still name such. One technique a line.
 */
export const TECHNIQUE_TABLE = `
1001|Data Obfuscation|0011|001 Junk Data|002 Steganography|003 Protocol or Service Impersonation
1002-|Data Compressed|0010
1003|OS Credential Dumping|0006|001 LSASS Memory|002 Security Account Manager|003 NTDS|004 LSA Secrets|005 Cached Domain Credentials|006 DCSync|007 Proc Filesystem|008 /etc/passwd and /etc/shadow
1004-|Winlogon Helper DLL|0003
1005|Data from Local System|0009
1006|Direct Volume Access|0005
1007|System Service Discovery|0007
1008|Fallback Channels|0011
1009-|Binary Padding|0005
1010|Application Window Discovery|0007
1011|Exfiltration Over Other Network Medium|0010|001 Exfiltration Over Bluetooth
1012|Query Registry|0007
1013-|Port Monitors|0003 0004
1014|Rootkit|0005
1015-|Accessibility Features|0003 0004
1016|System Network Configuration Discovery|0007|001 Internet Connection Discovery|002 Wi-Fi Discovery
1017-|Application Deployment Software|0008
1018|Remote System Discovery|0007
1019-|System Firmware|0003
1020|Automated Exfiltration|0010|001 Traffic Duplication
1021|Remote Services|0008|001 Remote Desktop Protocol|002 SMB/Windows Admin Shares|003 Distributed Component Object Model|004 SSH|005 VNC|006 Windows Remote Management|007 Cloud Services|008 Direct Cloud VM Connections
1022-|Data Encrypted|0010
1023-|Shortcut Modification|0003
1024-|Custom Cryptographic Protocol|0011
1025|Data from Removable Media|0009
1026-|Multiband Communication|0011
1027|Obfuscated Files or Information|0005|001 Binary Padding|002 Software Packing|003 Steganography|004 Compile After Delivery|005 Indicator Removal from Tools|006 HTML Smuggling|007 Dynamic API Resolution|008 Stripped Payloads|009 Embedded Payloads|010 Command Obfuscation|011 Fileless Storage|012 LNK Icon Smuggling|013 Encrypted/Encoded File|014 Polymorphic Code|015 Compression|016 Junk Code Insertion|017 SVG Smuggling
1028-|Windows Remote Management|0002 0008
1029|Scheduled Transfer|0010
1030|Data Transfer Size Limits|0010
1031-|Modify Existing Service|0003
1032-|Standard Cryptographic Protocol|0011
1033|System Owner/User Discovery|0007
1034-|Path Interception|0003 0004
1035-|Service Execution|0002
1036|Masquerading|0005|001 Invalid Code Signature|002 Right-to-Left Override|003 Rename Legitimate Utilities|004 Masquerade Task or Service|005 Match Legitimate Resource Name or Location|006 Space after Filename|007 Double File Extension|008 Masquerade File Type|009 Break Process Trees|010 Masquerade Account Name|011 Overwrite Process Arguments|012 Browser Fingerprint
1037|Boot or Logon Initialization Scripts|0003 0004|001 Logon Script (Windows)|002 Login Hook|003 Network Logon Script|004 RC Scripts|005 Startup Items
1038-|DLL Search Order Hijacking|0003 0004 0005
1039|Data from Network Shared Drive|0009
1040|Network Sniffing|0006 0007
1041|Exfiltration Over C2 Channel|0010
1042-|Change Default File Association|0003
1043-|Commonly Used Port|0011
1044-|File System Permissions Weakness|0003 0004
1045-|Software Packing|0005
1046|Network Service Discovery|0007
1047|Windows Management Instrumentation|0002
1048|Exfiltration Over Alternative Protocol|0010|001 Exfiltration Over Symmetric Encrypted Non-C2 Protocol|002 Exfiltration Over Asymmetric Encrypted Non-C2 Protocol|003 Exfiltration Over Unencrypted Non-C2 Protocol
1049|System Network Connections Discovery|0007
1050-|New Service|0003 0004
1051-|Shared Webroot|0008
1052|Exfiltration Over Physical Medium|0010|001 Exfiltration over USB
1053|Scheduled Task/Job|0002 0003 0004|001- At (Linux)|002 At|003 Cron|004- Launchd|005 Scheduled Task|006 Systemd Timers|007 Container Orchestration Job
1054-|Indicator Blocking|0005
1055|Process Injection|0004 0005|001 Dynamic-link Library Injection|002 Portable Executable Injection|003 Thread Execution Hijacking|004 Asynchronous Procedure Call|005 Thread Local Storage|008 Ptrace System Calls|009 Proc Memory|011 Extra Window Memory Injection|012 Process Hollowing|013 Process Doppelgänging|014 VDSO Hijacking|015 ListPlanting
1056|Input Capture|0006 0009|001 Keylogging|002 GUI Input Capture|003 Web Portal Capture|004 Credential API Hooking
1057|Process Discovery|0007
1058-|Service Registry Permissions Weakness|0003 0004
1059|Command and Scripting Interpreter|0002|001 PowerShell|002 AppleScript|003 Windows Command Shell|004 Unix Shell|005 Visual Basic|006 Python|007 JavaScript|008 Network Device CLI|009 Cloud API|010 AutoHotKey & AutoIT|011 Lua|012 Hypervisor CLI|013 Container CLI/API
1060-|Registry Run Keys / Startup Folder|0003
1061-|Graphical User Interface|0002
1062-|Hypervisor|0003
1063-|Security Software Discovery|0007
1064-|Scripting|0002 0005
1065-|Uncommonly Used Port|0011
1066-|Indicator Removal from Tools|0005
1067-|Bootkit|0003
1068|Exploitation for Privilege Escalation|0004
1069|Permission Groups Discovery|0007|001 Local Groups|002 Domain Groups|003 Cloud Groups
1070|Indicator Removal|0005|001 Clear Windows Event Logs|002 Clear Linux or Mac System Logs|003 Clear Command History|004 File Deletion|005 Network Share Connection Removal|006 Timestomp|007 Clear Network Connection History and Configurations|008 Clear Mailbox Data|009 Clear Persistence|010 Relocate Malware
1071|Application Layer Protocol|0011|001 Web Protocols|002 File Transfer Protocols|003 Mail Protocols|004 DNS|005 Publish/Subscribe Protocols
1072|Software Deployment Tools|0002 0008
1073-|DLL Side-Loading|0005
1074|Data Staged|0009|001 Local Data Staging|002 Remote Data Staging
1075-|Pass the Hash|0008
1076-|Remote Desktop Protocol|0008
1077-|Windows Admin Shares|0008
1078|Valid Accounts|0001 0003 0004 0005|001 Default Accounts|002 Domain Accounts|003 Local Accounts|004 Cloud Accounts
1079-|Multilayer Encryption|0011
1080|Taint Shared Content|0008
1081-|Credentials in Files|0006
1082|System Information Discovery|0007
1083|File and Directory Discovery|0007
1084-|Windows Management Instrumentation Event Subscription|0003
1085-|Rundll32|0002 0005
1086-|PowerShell|0002
1087|Account Discovery|0007|001 Local Account|002 Domain Account|003 Email Account|004 Cloud Account
1088-|Bypass User Account Control|0004 0005
1089-|Disabling Security Tools|0005
1090|Proxy|0011|001 Internal Proxy|002 External Proxy|003 Multi-hop Proxy|004 Domain Fronting
1091|Replication Through Removable Media|0001 0008
1092|Communication Through Removable Media|0011
1093-|Process Hollowing|0005
1094-|Custom Command and Control Protocol|0011
1095|Non-Application Layer Protocol|0011
1096-|NTFS File Attributes|0005
1097-|Pass the Ticket|0008
1098|Account Manipulation|0003 0004|001 Additional Cloud Credentials|002 Additional Email Delegate Permissions|003 Additional Cloud Roles|004 SSH Authorized Keys|005 Device Registration|006 Additional Container Cluster Roles|007 Additional Local or Domain Groups
1099-|Timestomp|0005
1100-|Web Shell|0003 0004
1101-|Security Support Provider|0003
1102|Web Service|0011|001 Dead Drop Resolver|002 Bidirectional Communication|003 One-Way Communication
1103-|AppInit DLLs|0003 0004
1104|Multi-Stage Channels|0011
1105|Ingress Tool Transfer|0011
1106|Native API|0002
1107-|File Deletion|0005
1108-|Redundant Access|0003 0005
1109-|Component Firmware|0003 0005
1110|Brute Force|0006|001 Password Guessing|002 Password Cracking|003 Password Spraying|004 Credential Stuffing
1111|Multi-Factor Authentication Interception|0006
1112|Modify Registry|0003 0005
1113|Screen Capture|0009
1114|Email Collection|0009|001 Local Email Collection|002 Remote Email Collection|003 Email Forwarding Rule
1115|Clipboard Data|0009
1116-|Code Signing|0005
1117-|Regsvr32|0002 0005
1118-|InstallUtil|0002 0005
1119|Automated Collection|0009
1120|Peripheral Device Discovery|0007
1121-|Regsvcs/Regasm|0002 0005
1122-|Component Object Model Hijacking|0003 0005
1123|Audio Capture|0009
1124|System Time Discovery|0007
1125|Video Capture|0009
1126-|Network Share Connection Removal|0005
1127|Trusted Developer Utilities Proxy Execution|0005|001 MSBuild|002 ClickOnce|003 JamPlus
1128-|Netsh Helper DLL|0003
1129|Shared Modules|0002
1130-|Install Root Certificate|0005
1131-|Authentication Package|0003
1132|Data Encoding|0011|001 Standard Encoding|002 Non-Standard Encoding
1133|External Remote Services|0001 0003
1134|Access Token Manipulation|0004 0005|001 Token Impersonation/Theft|002 Create Process with Token|003 Make and Impersonate Token|004 Parent PID Spoofing|005 SID-History Injection
1135|Network Share Discovery|0007
1136|Create Account|0003|001 Local Account|002 Domain Account|003 Cloud Account
1137|Office Application Startup|0003|001 Office Template Macros|002 Office Test|003 Outlook Forms|004 Outlook Home Page|005 Outlook Rules|006 Add-ins
1138-|Application Shimming|0003 0004
1139-|Bash History|0006
1140|Deobfuscate/Decode Files or Information|0005
1141-|Input Prompt|0006
1142-|Keychain|0006
1143-|Hidden Window|0005
1144-|Gatekeeper Bypass|0005
1145-|Private Keys|0006
1146-|Clear Command History|0005
1147-|Hidden Users|0005
1148-|HISTCONTROL|0005
1149-|LC_MAIN Hijacking|0005
1150-|Plist Modification|0003 0004 0005
1151-|Space after Filename|0002 0005
1152-|Launchctl|0002 0003 0005
1153-|Source|0002
1154-|Trap|0002 0003
1155-|AppleScript|0002
1156-|Malicious Shell Modification|0003
1157-|Dylib Hijacking|0003 0004
1158-|Hidden Files and Directories|0003 0005
1159-|Launch Agent|0003
1160-|Launch Daemon|0003 0004
1161-|LC_LOAD_DYLIB Addition|0003
1162-|Login Item|0003
1163-|Rc.common|0003
1164-|Re-opened Applications|0003
1165-|Startup Items|0003 0004
1166-|Setuid and Setgid|0003 0004
1167-|Securityd Memory|0006
1168-|Local Job Scheduling|0002 0003
1169-|Sudo|0004
1170-|Mshta|0002 0005
1171-|LLMNR/NBT-NS Poisoning and Relay|0006
1172-|Domain Fronting|0011
1173-|Dynamic Data Exchange|0002
1174-|Password Filter DLL|0006
1175-|Component Object Model and Distributed COM|0002 0008
1176|Software Extensions|0003|001 Browser Extensions|002 IDE Extensions
1177-|LSASS Driver|0002 0003
1178-|SID-History Injection|0004
1179-|Hooking|0003 0004 0006
1180-|Screensaver|0003
1181-|Extra Window Memory Injection|0004 0005
1182-|AppCert DLLs|0003 0004
1183-|Image File Execution Options Injection|0003 0004 0005
1184-|SSH Hijacking|0008
1185|Browser Session Hijacking|0009
1186-|Process Doppelgänging|0005
1187|Forced Authentication|0006
1188-|Multi-hop Proxy|0011
1189|Drive-by Compromise|0001
1190|Exploit Public-Facing Application|0001
1191-|CMSTP|0002 0005
1192-|Spearphishing Link|0001
1193-|Spearphishing Attachment|0001
1194-|Spearphishing via Service|0001
1195|Supply Chain Compromise|0001|001 Compromise Software Dependencies and Development Tools|002 Compromise Software Supply Chain|003 Compromise Hardware Supply Chain
1196-|Control Panel Items|0002 0005
1197|BITS Jobs|0003 0005
1198-|SIP and Trust Provider Hijacking|0003 0005
1199|Trusted Relationship|0001
1200|Hardware Additions|0001
1201|Password Policy Discovery|0007
1202|Indirect Command Execution|0005
1203|Exploitation for Client Execution|0002
1204|User Execution|0002|001 Malicious Link|002 Malicious File|003 Malicious Image|004 Malicious Copy and Paste|005 Malicious Library
1205|Traffic Signaling|0003 0005 0011|001 Port Knocking|002 Socket Filters
1206-|Sudo Caching|0004
1207|Rogue Domain Controller|0005
1208-|Kerberoasting|0006
1209-|Time Providers|0003
1210|Exploitation of Remote Services|0008
1211|Exploitation for Defense Evasion|0005
1212|Exploitation for Credential Access|0006
1213|Data from Information Repositories|0009|001 Confluence|002 Sharepoint|003 Code Repositories|004 Customer Relationship Management Software|005 Messaging Applications|006 Databases
1214-|Credentials in Registry|0006
1215-|Kernel Modules and Extensions|0003
1216|System Script Proxy Execution|0005|001 PubPrn|002 SyncAppvPublishingServer
1217|Browser Information Discovery|0007
1218|System Binary Proxy Execution|0005|001 Compiled HTML File|002 Control Panel|003 CMSTP|004 InstallUtil|005 Mshta|007 Msiexec|008 Odbcconf|009 Regsvcs/Regasm|010 Regsvr32|011 Rundll32|012 Verclsid|013 Mavinject|014 MMC|015 Electron Applications
1219|Remote Access Tools|0011|001 IDE Tunneling|002 Remote Desktop Software|003 Remote Access Hardware
1220|XSL Script Processing|0005
1221|Template Injection|0005
1222|File and Directory Permissions Modification|0005|001 Windows File and Directory Permissions Modification|002 Linux and Mac File and Directory Permissions Modification
1223-|Compiled HTML File|0002 0005
1480|Execution Guardrails|0005|001 Environmental Keying|002 Mutual Exclusion
1482|Domain Trust Discovery|0007
1483-|Domain Generation Algorithms|0011
1484|Domain or Tenant Policy Modification|0004 0005|001 Group Policy Modification|002 Trust Modification
1485|Data Destruction|0040|001 Lifecycle-Triggered Deletion
1486|Data Encrypted for Impact|0040
1487-|Disk Structure Wipe|0040
1488-|Disk Content Wipe|0040
1489|Service Stop|0040
1490|Inhibit System Recovery|0040
1491|Defacement|0040|001 Internal Defacement|002 External Defacement
1492-|Stored Data Manipulation|0040
1493-|Transmitted Data Manipulation|0040
1494-|Runtime Data Manipulation|0040
1495|Firmware Corruption|0040
1496|Resource Hijacking|0040|001 Compute Hijacking|002 Bandwidth Hijacking|003 SMS Pumping|004 Cloud Service Hijacking
1497|Virtualization/Sandbox Evasion|0005 0007|001 System Checks|002 User Activity Based Checks|003 Time Based Checks
1498|Network Denial of Service|0040|001 Direct Network Flood|002 Reflection Amplification
1499|Endpoint Denial of Service|0040|001 OS Exhaustion Flood|002 Service Exhaustion Flood|003 Application Exhaustion Flood|004 Application or System Exploitation
1500-|Compile After Delivery|0005
1501-|Systemd Service|0003
1502-|Parent PID Spoofing|0004 0005
1503-|Credentials from Web Browsers|0006
1504-|PowerShell Profile|0003 0004
1505|Server Software Component|0003|001 SQL Stored Procedures|002 Transport Agent|003 Web Shell|004 IIS Components|005 Terminal Services DLL|006 vSphere Installation Bundles
1506-|Web Session Cookie|0005 0008
1514-|Elevated Execution with Prompt|0004
1518|Software Discovery|0007|001 Security Software Discovery|002 Backup Software Discovery
1519-|Emond|0003 0004
1522-|Cloud Instance Metadata API|0006
1525|Implant Internal Image|0003
1526|Cloud Service Discovery|0007
1527-|Application Access Token|0005 0008
1528|Steal Application Access Token|0006
1529|System Shutdown/Reboot|0040
1530|Data from Cloud Storage|0009
1531|Account Access Removal|0040
1534|Internal Spearphishing|0008
1535|Unused/Unsupported Cloud Regions|0005
1536-|Revert Cloud Instance|0005
1537|Transfer Data to Cloud Account|0010
1538|Cloud Service Dashboard|0007
1539|Steal Web Session Cookie|0006
1542|Pre-OS Boot|0003 0005|001 System Firmware|002 Component Firmware|003 Bootkit|004 ROMMONkit|005 TFTP Boot
1543|Create or Modify System Process|0003 0004|001 Launch Agent|002 Systemd Service|003 Windows Service|004 Launch Daemon|005 Container Service
1546|Event Triggered Execution|0003 0004|001 Change Default File Association|002 Screensaver|003 Windows Management Instrumentation Event Subscription|004 Unix Shell Configuration Modification|005 Trap|006 LC_LOAD_DYLIB Addition|007 Netsh Helper DLL|008 Accessibility Features|009 AppCert DLLs|010 AppInit DLLs|011 Application Shimming|012 Image File Execution Options Injection|013 PowerShell Profile|014 Emond|015 Component Object Model Hijacking|016 Installer Packages|017 Udev Rules|018 Python Startup Hooks
1547|Boot or Logon Autostart Execution|0003 0004|001 Registry Run Keys / Startup Folder|002 Authentication Package|003 Time Providers|004 Winlogon Helper DLL|005 Security Support Provider|006 Kernel Modules and Extensions|007 Re-opened Applications|008 LSASS Driver|009 Shortcut Modification|010 Port Monitors|011- Plist Modification|012 Print Processors|013 XDG Autostart Entries|014 Active Setup|015 Login Items
1548|Abuse Elevation Control Mechanism|0004 0005|001 Setuid and Setgid|002 Bypass User Account Control|003 Sudo and Sudo Caching|004 Elevated Execution with Prompt|005 Temporary Elevated Cloud Access|006 TCC Manipulation
1550|Use Alternate Authentication Material|0005 0008|001 Application Access Token|002 Pass the Hash|003 Pass the Ticket|004 Web Session Cookie
1552|Unsecured Credentials|0006|001 Credentials In Files|002 Credentials in Registry|003 Shell History|004 Private Keys|005 Cloud Instance Metadata API|006 Group Policy Preferences|007 Container API|008 Chat Messages
1553|Subvert Trust Controls|0005|001 Gatekeeper Bypass|002 Code Signing|003 SIP and Trust Provider Hijacking|004 Install Root Certificate|005 Mark-of-the-Web Bypass|006 Code Signing Policy Modification
1554|Compromise Host Software Binary|0003
1555|Credentials from Password Stores|0006|001 Keychain|002 Securityd Memory|003 Credentials from Web Browsers|004 Windows Credential Manager|005 Password Managers|006 Cloud Secrets Management Stores
1556|Modify Authentication Process|0003 0005 0006|001 Domain Controller Authentication|002 Password Filter DLL|003 Pluggable Authentication Modules|004 Network Device Authentication|005 Reversible Encryption|006 Multi-Factor Authentication|007 Hybrid Identity|008 Network Provider DLL|009 Conditional Access Policies
1557|Adversary-in-the-Middle|0006 0009|001 LLMNR/NBT-NS Poisoning and SMB Relay|002 ARP Cache Poisoning|003 DHCP Spoofing|004 Evil Twin
1558|Steal or Forge Kerberos Tickets|0006|001 Golden Ticket|002 Silver Ticket|003 Kerberoasting|004 AS-REP Roasting|005 Ccache Files
1559|Inter-Process Communication|0002|001 Component Object Model|002 Dynamic Data Exchange|003 XPC Services
1560|Archive Collected Data|0009|001 Archive via Utility|002 Archive via Library|003 Archive via Custom Method
1561|Disk Wipe|0040|001 Disk Content Wipe|002 Disk Structure Wipe
1562|Impair Defenses|0005|001 Disable or Modify Tools|002 Disable Windows Event Logging|003 Impair Command History Logging|004 Disable or Modify System Firewall|006 Indicator Blocking|007 Disable or Modify Cloud Firewall|008 Disable or Modify Cloud Logs|009 Safe Mode Boot|010 Downgrade Attack|011 Spoof Security Alerting|012 Disable or Modify Linux Audit System|013 Disable or Modify Network Device Firewall
1563|Remote Service Session Hijacking|0008|001 SSH Hijacking|002 RDP Hijacking
1564|Hide Artifacts|0005|001 Hidden Files and Directories|002 Hidden Users|003 Hidden Window|004 NTFS File Attributes|005 Hidden File System|006 Run Virtual Instance|007 VBA Stomping|008 Email Hiding Rules|009 Resource Forking|010 Process Argument Spoofing|011 Ignore Process Interrupts|012 File/Path Exclusions|013 Bind Mounts|014 Extended Attributes
1565|Data Manipulation|0040|001 Stored Data Manipulation|002 Transmitted Data Manipulation|003 Runtime Data Manipulation
1566|Phishing|0001|001 Spearphishing Attachment|002 Spearphishing Link|003 Spearphishing via Service|004 Spearphishing Voice
1567|Exfiltration Over Web Service|0010|001 Exfiltration to Code Repository|002 Exfiltration to Cloud Storage|003 Exfiltration to Text Storage Sites|004 Exfiltration Over Webhook
1568|Dynamic Resolution|0011|001 Fast Flux DNS|002 Domain Generation Algorithms|003 DNS Calculation
1569|System Services|0002|001 Launchctl|002 Service Execution|003 Systemctl
1570|Lateral Tool Transfer|0008
1571|Non-Standard Port|0011
1572|Protocol Tunneling|0011
1573|Encrypted Channel|0011|001 Symmetric Cryptography|002 Asymmetric Cryptography
1574|Hijack Execution Flow|0003 0004 0005|001 DLL|002- DLL Side-Loading|004 Dylib Hijacking|005 Executable Installer File Permissions Weakness|006 Dynamic Linker Hijacking|007 Path Interception by PATH Environment Variable|008 Path Interception by Search Order Hijacking|009 Path Interception by Unquoted Path|010 Services File Permissions Weakness|011 Services Registry Permissions Weakness|012 COR_PROFILER|013 KernelCallbackTable|014 AppDomainManager
1578|Modify Cloud Compute Infrastructure|0005|001 Create Snapshot|002 Create Cloud Instance|003 Delete Cloud Instance|004 Revert Cloud Instance|005 Modify Cloud Compute Configurations
1580|Cloud Infrastructure Discovery|0007
1583|Acquire Infrastructure|0042|001 Domains|002 DNS Server|003 Virtual Private Server|004 Server|005 Botnet|006 Web Services|007 Serverless|008 Malvertising
1584|Compromise Infrastructure|0042|001 Domains|002 DNS Server|003 Virtual Private Server|004 Server|005 Botnet|006 Web Services|007 Serverless|008 Network Devices
1585|Establish Accounts|0042|001 Social Media Accounts|002 Email Accounts|003 Cloud Accounts
1586|Compromise Accounts|0042|001 Social Media Accounts|002 Email Accounts|003 Cloud Accounts
1587|Develop Capabilities|0042|001 Malware|002 Code Signing Certificates|003 Digital Certificates|004 Exploits
1588|Obtain Capabilities|0042|001 Malware|002 Tool|003 Code Signing Certificates|004 Digital Certificates|005 Exploits|006 Vulnerabilities|007 Artificial Intelligence
1589|Gather Victim Identity Information|0043|001 Credentials|002 Email Addresses|003 Employee Names
1590|Gather Victim Network Information|0043|001 Domain Properties|002 DNS|003 Network Trust Dependencies|004 Network Topology|005 IP Addresses|006 Network Security Appliances
1591|Gather Victim Org Information|0043|001 Determine Physical Locations|002 Business Relationships|003 Identify Business Tempo|004 Identify Roles
1592|Gather Victim Host Information|0043|001 Hardware|002 Software|003 Firmware|004 Client Configurations
1593|Search Open Websites/Domains|0043|001 Social Media|002 Search Engines|003 Code Repositories
1594|Search Victim-Owned Websites|0043
1595|Active Scanning|0043|001 Scanning IP Blocks|002 Vulnerability Scanning|003 Wordlist Scanning
1596|Search Open Technical Databases|0043|001 DNS/Passive DNS|002 WHOIS|003 Digital Certificates|004 CDNs|005 Scan Databases
1597|Search Closed Sources|0043|001 Threat Intel Vendors|002 Purchase Technical Data
1598|Phishing for Information|0043|001 Spearphishing Service|002 Spearphishing Attachment|003 Spearphishing Link|004 Spearphishing Voice
1599|Network Boundary Bridging|0005|001 Network Address Translation Traversal
1600|Weaken Encryption|0005|001 Reduce Key Space|002 Disable Crypto Hardware
1601|Modify System Image|0005|001 Patch System Image|002 Downgrade System Image
1602|Data from Configuration Repository|0009|001 SNMP (MIB Dump)|002 Network Device Configuration Dump
1606|Forge Web Credentials|0006|001 Web Cookies|002 SAML Tokens
1608|Stage Capabilities|0042|001 Upload Malware|002 Upload Tool|003 Install Digital Certificate|004 Drive-by Target|005 Link Target|006 SEO Poisoning
1609|Container Administration Command|0002
1610|Deploy Container|0002 0005
1611|Escape to Host|0004
1612|Build Image on Host|0005
1613|Container and Resource Discovery|0007
1614|System Location Discovery|0007|001 System Language Discovery
1615|Group Policy Discovery|0007
1619|Cloud Storage Object Discovery|0007
1620|Reflective Code Loading|0005
1621|Multi-Factor Authentication Request Generation|0006
1622|Debugger Evasion|0005 0007
1647|Plist File Modification|0005
1648|Serverless Execution|0002
1649|Steal or Forge Authentication Certificates|0006
1650|Acquire Access|0042
1651|Cloud Administration Command|0002
1652|Device Driver Discovery|0007
1653|Power Settings|0003
1654|Log Enumeration|0007
1656|Impersonation|0005
1657|Financial Theft|0040
1659|Content Injection|0001 0011
1665|Hide Infrastructure|0011
1666|Modify Cloud Resource Hierarchy|0005
1667|Email Bombing|0040
1668|Exclusive Control|0003
1669|Wi-Fi Networks|0001
1671|Cloud Application Integration|0003
1672|Email Spoofing|0005
1673|Virtual Machine Discovery|0007
1674|Input Injection|0002
1675|ESXi Administration Command|0002
1677|Poisoned Pipeline Execution|0002
1678|Delay Execution|0005
1679|Selective Exclusion|0005
1680|Local Storage Discovery|0007
1681|Search Threat Vendor Data|0043
`
