// Execution and persistence. See incident_sentences.h.
#include "training/incident_sentences.h"

namespace perpend::training {

const std::string_view kSentencesOfExecution = R"(
# T1059.001 T1027.010
PowerShell was started with an encoded command
# T1059.001
a PowerShell script ran in the background
the shortcut called powershell.exe
scripts in PowerShell did the rest
commands in PowerShell
# T1059.001 T1105
a one-line PS command fetched the tool
# T1059.003
a batch file was run
cmd.exe executed a series of commands
the command prompt was used to look around
.bat script copied to each machine
a cmd script did the work
a .cmd file copied to the temp folder and executed
# T1059.004
a shell script was executed on the appliance
bash commands were entered by hand
a reverse shell was opened to the attackers' server
/bin/sh spawned by the web server process
commands were typed into a shell on the gateway
a bash one-liner
# T1059.005
the macro ran
a VBA macro inside the document
VBScript was used to start the next stage
a .vbs file was executed with wscript
macros in the workbook wrote a file to disk
a script in Visual Basic
# T1059.006
a Python script was run on the server
the backdoor is written in Python and run by an interpreter
a small program in Python collects the data
Python code was run with an interpreter they had brought along
# T1059.007
a JavaScript file was executed with wscript
the JS file in the archive
a script file, .js, in the ZIP was run
# T1059.007 T1027
obfuscated JavaScript loader
# T1059.002
AppleScript was used to show a prompt
osascript executed commands
# T1059.009
they used the cloud provider's command line and interfaces
# T1059.010
an AutoIt script carried the code
# T1059.008
commands were entered on the router's own command line
# T1059
the implant can run arbitrary commands
a remote shell let them execute commands
the flaw was used to run commands on the device
# T1203
a flaw in Word was exploited when the file was opened
the document exploited a bug in the PDF reader
a browser vulnerability ran the code
an exploit for the equation editor
# T1047
commands were run on remote hosts through WMI
wmic process call create on each server
Windows Management Instrumentation started the payload elsewhere
remote execution with wmic
over WMI the program was started on the others
# T1053.005
a scheduled task was created
the loader comes back through a task that runs every hour
schtasks was used to register a job at logon
a task in the Task Scheduler starts it daily
persistence by a scheduled task
the task runs the script each time the machine starts
a job in the scheduler starts it every fifteen minutes
it comes back at each logon thanks to a scheduled task
# T1053.003
a cron job started it again
an entry in crontab runs the script every five minutes
cron entries for persistence
crontab entry
# T1053.002
at was used to run a program at a given time
# T1569.002
PsExec started the program on the other servers
the payload was run as a service on remote hosts
a service was created remotely to execute it
with PsExec as a service
# T1106
it calls the Windows API directly to start its code
# T1072
the software distribution system was used to roll out the encryptor
they pushed the program to all clients with the management console
SCCM deployed the malicious package
the antivirus console was used to spread it
# T1559.001
it used a COM object to run the command
# T1559.002
the document used DDE to start a command
# T1651
commands were run in virtual machines through the cloud portal's agent
# T1610 T1496.001
a container with a miner was deployed in the cluster
# T1129
it loads further modules at run time
# T1547.001
a Run key in the registry starts the program at logon
it put a copy into the Startup folder
an autostart entry was made
the value in HKCU\Software\Microsoft\Windows\CurrentVersion\Run
the implant survives restarts by an entry under the Run key
a registry autorun named like a driver
it adds itself to the programs that start with Windows
an entry under Run
# T1547.009
a modified shortcut starts it
# T1547.006
a kernel module was loaded on the Linux host
# T1547.004
the Winlogon shell value was changed
# T1543.003
the backdoor was installed as a Windows service
a new service was created on the server
the loader registers itself as a service
persistence through a service that starts automatically
an existing service was altered to run the library
it lives on as a service of Windows
# T1543.002
a systemd unit keeps the program running
a unit file was added so that it starts at boot
# T1543.001
a launch agent on the Mac starts it
# T1543.004
a launch daemon was written
# T1136.001
a local user was created
they added a new local administrator
net user /add made an account on the server
a user named support2 was created on the machine
# T1136.002
a new account was created in the domain
they made themselves a domain user
# T1136.003
a new user was created in the cloud tenant
an additional account in Entra ID appeared
# T1136
a new account was created
an account of their own was set up
a second administrator appeared on the firewall
they made an account for themselves
# T1098.001
new credentials were added to an application in the tenant
an access key was created for another user
a client secret was added to the service principal
# T1098.002
mailbox permissions were granted to another account
full access to the mailbox was delegated
# T1098.003
the account was given the role of global administrator
an admin role was assigned to the user they controlled
# T1098.004
an SSH key was added to authorized_keys
their public key was placed on the server
# T1098.005
the attacker registered his own phone as second factor
a new device was enrolled for the account
they added an authenticator app of theirs
they enrolled a phone of their own for approvals
# T1098.007
the account was added to the administrators group
put the user into Domain Admins
made it a member of the local administrators
and made it an administrator
# T1098
the permissions of the account were raised
# T1505.003
a web shell was placed on the server
they uploaded an ASPX file through which commands could be run
a PHP file gave them a remote shell
web shells were found in the upload directory
left a JSP backdoor on the portal
a script on the web server that takes commands
a small ASPX page lets whoever knows its password run commands
a shell in the form of a web page
# T1505.004
a malicious IIS module was installed
# T1505
a module was added to the mail server
# T1546.003
a WMI event subscription restarts the malware
persistence by WMI filter and consumer
# T1546.008
sethc.exe was replaced so that a prompt opened at the logon screen
# T1546.015
a COM object was hijacked for persistence
# T1546.004
a line in .bashrc starts it
# T1574.001
a legitimate signed program loads the malicious library next to it
DLL side-loading with an antivirus executable
the DLL was placed in the folder of a trusted application, which loaded it
side-loaded by a renamed Microsoft binary
the program looks for the library in its own directory first and finds theirs
a clean executable was dropped together with a false DLL
it abuses the search order for libraries
a trusted executable and beside it a library with a borrowed name
the good program picks up the bad DLL
# T1574.006
LD_PRELOAD was used to load a library into every process
the preload file was changed
# T1176.001
a browser extension was installed that reads pages
# T1542.003
a bootkit changed the boot process
# T1554
the SSH daemon was replaced by a version with a backdoor
a program of the system was exchanged for a modified one
# T1525
a container image in the registry had been modified
# T1556.006
multi-factor authentication was switched off for the account
the second factor was reset to a number of theirs
MFA was removed for three users
# T1556.009
a conditional access policy was changed to let them in
# T1556
the login routine was altered so that it records passwords
the authentication module had been replaced
# T1556.003
a PAM module was changed to accept a master password
# T1059.001 T1564.003
a hidden PowerShell window
)";

}  // namespace perpend::training
