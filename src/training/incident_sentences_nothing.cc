// What tells of no technique. See incident_sentences.h.
#include "training/incident_sentences.h"

namespace perpend::training {

const std::string_view kSentencesOfNothing = R"(
# -
Patients were sent to other hospitals for three days
The company informed the regulator on Tuesday
Nobody was hurt
The report was written with the help of two outside firms
A list of indicators follows below
The website was back the next morning
Customers are asked to change their passwords
We recommend blocking macros from the internet
Block PowerShell for ordinary users
All remote access should have a second factor
The server had been installed in 2015
No data was stolen as far as we know
There was no encryption
The police have opened an investigation
The minister declined to comment
The attackers are not known
Several vendors describe a similar campaign in another country
The log of the proxy shows nothing unusual for that week
The backup from Sunday could be restored
Our own scanner ran from that address
The scheduled maintenance took place on Thursday
The administrator restarted the service to install a patch
The team meets every Monday
The staff were trained in recognising phishing
The plant continued to produce
The loss is put at two million
It took eleven days to rebuild the domain
The chief executive wrote to all customers
The finding was confirmed by a second laboratory
Findings so far
Timeline of the incident
What we know
In the evening the hotline rang without pause
The malware has been known since 2018
The family is sold on forums
The group has been active for years, says one vendor
A spokeswoman said that operations were normal
Lessons: test the backups
Members should look for these names in their logs
The account was disabled at once by the administrators
The responders isolated the machine
The tool is used by administrators every day
This note is for members only
The text was shared with the authorities
The company has 400 employees and makes valves
A university in the north of the country
The ministry of finance was the victim
Trains ran on time
The cause is still being examined
It was found by chance
The second factor prevented the login
The attempt failed
Two computers were examined
The incident cost the town a month of work
The password was reset and the session ended
The update fixes the vulnerability
Macros had been disabled by policy since spring
The intrusion was noticed because of the electricity bill
Nothing points to a particular group
A similar file was uploaded to a scanner by somebody in another country
We thank the national response team
)";

}  // namespace perpend::training
