// Privilege escalation and stealth. See incident_sentences.h.
#include "training/incident_sentences.h"

namespace perpend::training {

const std::string_view kSentencesOfEvasion = R"(
# T1068
a vulnerable driver was used to gain SYSTEM rights
a local privilege escalation exploit was run
they became root through a kernel flaw
an exploit raised their rights to administrator
a kernel bug made them administrator
# T1548.002
UAC was bypassed
the user account control prompt was evaded
without a UAC prompt the program got higher rights
# T1548.003
sudo rights were abused
# T1055
code was injected into another process
it injects itself into explorer.exe
the shellcode runs inside svchost
the payload hides within a legitimate process
its code lives in the memory of a browser process
it slipped into explorer
# T1055.001
a DLL was injected into a running process
# T1055.012
process hollowing
a suspended process was emptied and filled with their code
it starts a copy of a system program and replaces its memory
# T1134
access tokens were stolen to act as another user
# T1134.001
a token of an administrator was duplicated and used
it impersonates the token of the logged-on user
# T1484.001
group policy was used to distribute the ransomware
a GPO was changed
a policy object delivered the script to every computer
the default domain policy had been modified
through a group policy the program reached every station
# T1611
they broke out of the container to the host
# T1620
the code is loaded reflectively and never touches the disk
everything ran in memory
the assembly was loaded straight into memory
fileless payload
nothing was written to disk, it ran in memory
# T1014
a rootkit hid the files
it conceals its processes from the administrator
# T1112
a registry value was changed
registry settings were modified to weaken protection
it writes its configuration to the registry
settings in the registry were changed so that passwords are kept in clear
# T1197
bitsadmin downloaded the file
a BITS job fetched the payload
# T1221
the document pulled a template from a remote server
remote template injection
# T1127.001
MSBuild compiled and ran the code
# T1218.011
rundll32 loaded the DLL
the library was run with rundll32.exe
the DLL was started by way of rundll32
# T1218.010
regsvr32 executed a script from the web
# T1218.005
mshta ran an HTA file
# T1218.007
msiexec installed the package silently
an MSI was installed through msiexec
# T1218.001
a compiled help file started the code
# T1218.004
InstallUtil ran the assembly
# T1218
a program of the system was misused to start it
# T1202
forfiles was used to start a command
# T1480
it runs only on machines of the target
the malware checks the domain name and exits if it is another
it does nothing unless the computer's name matches
on other machines it does nothing
# T1480.001
the payload is decrypted with a key made from the host's own data
# T1480.002
a mutex keeps a second copy from running
# T1497.001
it stops if it finds a virtual machine
checks for sandboxes before it continues
it looks for analysis tools and too little memory
if the machine looks like an analyst's it ends
# T1497.003
it sleeps for an hour before doing anything
the loader waits ten days
long pauses to outlast analysis
delays execution
two hours pass before it acts
# T1622
it checks for a debugger
ends when it is debugged
# T1027
the code is obfuscated
heavily obfuscated script
its control flow has been flattened
strings and code are scrambled
nobody could read the script at first, so twisted was it
# T1027.001
the binary was padded with zeros to a size of 600 MB
junk data makes the file larger than scanners accept
# T1027.002
packed with UPX
the sample is protected by a packer
# T1027.003
the payload was hidden in a picture
code concealed in an image file
# T1027.004
the source was compiled on the victim's machine
# T1027.006
HTML smuggling
the attached web page assembles the archive in the browser
# T1027.007
it resolves the functions it needs by hash
# T1027.009
the executable is embedded in another file
# T1027.010
the command was encoded in Base64
obfuscated command line
an encoded command line
# T1027.011
the payload is stored in the registry
its code is kept in a registry value
# T1027.012
a shortcut with the icon of a PDF
the LNK hid its command
# T1027.013
the payload is stored encrypted
the archive was protected by a password given in the mail
strings are encrypted
the configuration is enciphered with XOR
an encrypted file carries the final stage
the archive opened only with the password in the mail
the module is kept encrypted on the disk
# T1140
it decrypts the payload
the loader decodes the next stage in memory
certutil was used to decode the file
the archive was unpacked by a script
the library deciphers its configuration at start
in memory it turns into readable code again
once started it decodes its configuration
# T1036
it was disguised as a font update
the program pretends to be something harmless
# T1036.003
the tool had been renamed
a renamed copy of rclone
psexec under another name
the archiver had another name
# T1036.004
the task was named like an update of the browser
a service with the name of a real product
the scheduled task calls itself after the vendor
the scheduled task bears the name of a printer maker
# T1036.005
the file was named like a system program
it took the name of a legitimate process
placed in a folder that looked like Microsoft's
named svchost.exe but in another directory
the shell had the name of a real page of the product
it called itself like a driver tool and lay in the folder of the graphics card
a file with the name of a well-known updater
# T1036.007
a double extension hid that it was a program
photo.jpg.exe
# T1036.008
a program that pretends to be a picture by its ending
# T1553.002
the malware was signed with a valid certificate
a stolen code-signing certificate
signed in the name of a small company
# T1553.005
an ISO image was used so that the mark of the web was lost
files in the disk image bear no mark of their origin
# T1562.001
the antivirus was disabled
Defender was switched off
endpoint protection was uninstalled on all servers
the agents of the security product were killed
exclusions were added to the scanner
a driver was loaded to blind the EDR
protection was turned off through its console
security tools were stopped first
the virus scanner was silenced
sensors had gone dark before, because they had been uninstalled
tamper protection was taken off and the agent removed
# T1562.002
event logging was turned off
auditing was disabled
# T1562.004
firewall rules were changed
the local firewall was switched off
a rule opened port 3389
a new rule in the firewall let them in
# T1562.007
the cloud firewall was opened
# T1562.008
CloudTrail was stopped
logging in the cloud account was disabled
audit logs of the tenant were switched off
the trail of the cloud account was stopped
# T1562.009
hosts were rebooted into safe mode before encryption
# T1564.001
files were given the hidden attribute
hidden folder
a directory whose name begins with a dot
in a folder that the explorer does not show
# T1564.003
the window was hidden from the user
# T1564.004
it keeps its data in an alternate data stream
# T1564.006
the ransomware ran inside a virtual machine they had installed
# T1564.008
an inbox rule deleted the warnings
a mail rule moved replies to a folder nobody reads
replies vanished by a rule into the archive folder
# T1070.001
the event logs were cleared
Windows security log wiped
wevtutil cl was run on every server
no event logs from before that hour exist, they had been cleared
# T1070.002
log files on the Linux server were emptied
lines were removed from the auth log
the web server's logs are missing
entries of the syslog had been taken out
# T1070.003
the command history was deleted
bash history switched off
# T1070.004
the tools were deleted afterwards
it removes itself
they cleaned up their files
the installer erased itself
files that had been used were wiped
nothing remained of the tools on the disk
after use the program deleted itself
they tidied up behind them
# T1070.006
file times were changed to match their neighbours
timestomping
the timestamp was set back to 2019
the file dates had been falsified
# T1070.008
sent mails were deleted from the mailbox
the warning mail was erased
# T1070
they removed their traces
# T1222.001
permissions on files were changed with icacls
# T1222.002
chmod made it executable
# T1578.001
a snapshot of the disk was made
# T1578.002
new virtual machines were started in the cloud account
# T1535
instances in a region that the company does not use
# T1205
it waits for a special packet
the backdoor wakes up when it sees a certain sequence
# T1656
the caller pretended to be from the IT department
they posed as a supplier
he introduced himself as the new auditor
)";

}  // namespace perpend::training
