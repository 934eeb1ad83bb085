// One table of words for each topic; a star at the end stands for any ending, several words for a
// phrase. Lists of words are the weakest part of reading an answer: what no list has is not seen.
// They are therefore lists of words for things, not of sentences: two answers that share no phrase
// still speak of logs and of proof. Tested in polarity_test.cc.
#include "claims/answer_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "claims/content_words.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

struct List {
  Topic topic;
  string_view words;  // parted by commas
};

constexpr std::array kLists = {
    List{Topic::kNegation,
         "no,not,never,none,nobody,nothing,neither,nor,cannot,without,no one,can't,don't,doesn't,"
         "didn't,isn't,wasn't,aren't,weren't,won't,wouldn't,couldn't,haven't,hasn't,hadn't"},
    List{
        Topic::kFalse,
        "false,falsehood*,untrue,lie,lies,lying,invention*,invented,fabricat*,fiction*,fairy tale*,"
        "fairytale*,nonsens*,absurd*,baseless,groundless,unfounded,slander*,libel*,made up,made-up,"
        "hoax,myth,myths,legend,rubbish,ridiculous,concocted,based on nothing,without foundation,"
        "without any basis,no basis,no foundation,no truth,not true,far from the truth,wild claim*,"
        "figment,phantom,preposterous,outrageous,ludicrous"},
    List{Topic::kPart,
         "part in,any part,no part,involve*,responsib*,behind,connection*,tie,ties,role in,hand in,"
         "complicit*,to do with,to blame,guilty,participat*,took part,taken part,link to,links to,"
         "linked,associat*,belong*,knowledge of,orders from,work for,works for,worked for"},
    List{Topic::kSelf, "we,our,ours,us,my,i,ourselves"},
    List{
        Topic::kOthers,
        "they,their,theirs,them,those who accuse,accuser*,our accusers,these gentlemen,other side"},
    List{Topic::kItself,
         "itself,themselves,own services,own hackers,own spies,own agencies,own agency,own history,"
         "own record,own networks,own systems,own servers,own ministr*,own "
         "territory,thief,hypocri*,double standard*,the real,real culprit*,biggest hack*,largest "
         "listening,hacker empire,hacking empire,world champion,empire*,no stranger,look in the "
         "mirror,the one that,should first,should explain,should look at,own hacking"},
    List{Topic::kHostile,
         "attack*,cyberattack*,hack*,intrusion*,intercept*,wiretap*,spy,spies,spied,spying,"
         "espionage,eavesdrop*,listen*,listening,surveil*,broke into,broken into,break into,"
         "breaks into,breaking into,break-in*,stole,stolen,steal*,theft*,tapped,tapping,bugged,"
         "spreading disinformation,spread disinformation,sabotag*,infiltrat*,penetrat*,read "
         "the,reads the,reading the,malicious,raid*,snoop*,"
         "bug,bugs,leaked,wiped,breach*,operations against,crime*,criminal*,touched,touch,target*"},
    List{Topic::kEvidence,
         "evidence,proof*,address*,code,tool,tools,loader*,kit,kits,clock*,hour,hours,time zone*,"
         "timezone*,language,comment,comments,server*,sign,signs,trace,traces,indicator*,"
         "indication*,method,methods,methodology,finding,findings,conclusion*,attribution*,"
         "infrastructure,target,targets,log,logs,overlap*,similarit*,resemblance*,malware,"
         "certificate*,domain*,keyboard*,string,strings,spelling*,word,words,holiday*,pattern*,"
         "technique*,analysis,victim list,choice of,reasoning,argument*,case,script*,samples,"
         "program*,software,fingerprint*,match,matches,likeness"},
    List{Topic::kShows,
         "prove*,proof,show,shows,showed,shown,tell,tells,told,say,says,said,mean,means,point,"
         "points,"
         "identif*,reveal*,demonstrat*,establish*,carry,carries,support*,follow,follows,settle*,"
         "enough,sufficient,suffice*,convinc*,connect*,distinguish*"},
    List{Topic::kWeak,
         "alone,solely,only,mere,merely,weak,weakly,thin,uncertain*,unscientific*,doubtful,dubious,"
         "shaky,assum*,guess*,speculat*,circumstantial,coinciden*,unreliable,flawed,unprofessional,"
         "unconvincing,inconclusive,conjecture*,supposition*,hearsay,leap,jump,jumps,superficial,"
         "hasty,sloppy,ambiguous,misleading,insufficient,careless,house of cards,difficult to,"
         "hard to,impossible to,a handful of,questionable,not serious,neither professional,rumour*,"
         "rumor*,error-prone,easily,at best"},
    List{
        Topic::kUnsound,
        "assumption*,guess*,speculat*,circumstantial,coinciden*,unscientific*,unprofessional,"
        "conjecture*,supposition*,hearsay,flawed,inconclusive,uncertain*,house of cards,unreliable,"
        "unconvincing,amateurish,not serious,sloppy,proves nothing,prove nothing,leap of,jumped to,"
        "jumping to,far-fetched,no scientific"},
    List{
        Topic::kAnybody,
        "anybody,anyone,everybody,everyone,many,others,whoever wish*,any criminal,any student,"
        "any child,any amateur,dozens of,hundreds of,thousands of,half the world,several crews,"
        "four crews,crews,widely,publicly,freely,all over the world,in many hands,different groups,"
        "many groups,other groups,every week,every day,change hands,on sale,for sale,open source"},
    List{
        Topic::kCopies,
        "buy,buys,bought,rent*,forg*,fake,fakes,faked,imitat*,copy,copies,copied,copying,"
        "mislead,plant*,left,leave,reuse*,borrow*,share,shared,shares,download*,available,use,used,"
        "uses,spoof*,disguise*,false flag*,mimic*,pretend*,route*,write,written,set,sold,obtain*,"
        "change hands,in the hands of,turns up,turn up"},
    List{Topic::kWithholds,
         "say,comment,comment*,confirm,confirmed,confirming,discuss*,speak about,speak on,talk "
         "about,"
         "answer,answers,naming,disclos*,speculat*,guessing,be drawn,drawn on,go into,"
         "exclude,deny it,rule out,ruled out,rule anything,draw conclusions,take part in guess*"},
    List{
        Topic::kOpen,
        "too early,too soon,premature*,all possibilities,every possibility,possibilities,open mind,"
        "remains open,left open,leave open,open question,under investigation,ongoing,pending,"
        "not yet,has not reached,have not reached,still being,still looking,still examining,"
        "no conclusion*,nothing to add,no comment,wait for,await*,all directions,"
        "every direction,in all directions,nothing is ruled out,unclear,not clear,not known,"
        "unknown,cannot be said,remains to be seen,until the,examining all,neither confirm,"
        "in a position,position to,intelligence matters,security matters"},
    List{Topic::kProduces,
         "show,shows,bring,brings,present,presents,produce,produces,publish*,hand,hands,handed,"
         "open,opens,opened,share,provide*,disclose,release,submit*,put,lay,give,let,made public,"
         "make public,examined,examine,reveal,table,supply,see,seen,come forward,back up,"
         "substantiate,substantiated,check*,inspect*,verif*"},
    List{
        Topic::kProof,
        "evidence,proof,proofs,fact,facts,log,logs,data,image,images,file,files,document,documents,"
        "record,records,sample,samples,source,sources,detail,details,something,traces,material*,"
        "server*,findings,basis,accusation*,claim,claims,disk*,drive*,cards,report,thing"},
    List{Topic::kDemands,
         "should,must,ought,has to,have to,need to,needs to,let,let us,if they,if you,if "
         "there,where is,where "
         "are,demand*,ask*,call on,calls on,called on,call "
         "for,urge*,request*,invite*,challenge*,expect*,"
         "insist*,would be shown,to be shown,waiting for,before anybody,before anyone,please"},
    List{
        Topic::kExperts,
        "international,independent*,neutral,joint,jointly,outside,expert*,commission,panel,"
        "inquiry,laborator*,together,third party,third parties,impartial,united nations,observers"},
    List{Topic::kPurpose,
         "money,profit*,budget*,fund,funds,funding,sale,sales,customer*,business,vote,votes,voter*,"
         "election*,campaign*,poll,polls,ballot,summit,talks,negotiat*,trade,deal,treaty,"
         "weapon*,arms,spending,enemy,enemies,scapegoat*,headline*,attention,parliament,"
         "fear,fears,reason to,sanction*,contract*,market*,visit,popularity,"
         "power,image,reputation,failure*,failings,strike,unrest,crisis,scandal*,problems at "
         "home,domestic,"
         "product*,services,rival*,competitor*,influence,alliance*,allies,investors,shares,"
         "relations,ratings"},
    List{
        Topic::kWants,
        "want,wants,wanted,wish,wishes,seek,seeks,seeking,looking for,looks for,need,needs,needed,"
        "serve,serves,suit,suits,benefit*,gain*,aim,aims,aimed,designed,meant,intend*,hope,hopes,"
        "hoping,try,tries,trying,spoil*,divert*,turn,in order to,so that,sell,sells,make its,makes "
        "its,make their,justify,weaken*,damage,hide,cover,win,help,helps,comes just,comes days,"
        "comes weeks,comes before,comes ahead,come just,ahead of,on the eve,in time for,the eve of,"
        "weeks before,days before,up for,lives on,live on,pay*,convenient*"},
    List{Topic::kPretext,
         "pretext*,stunt*,smear*,manoeuvre*,maneuver*,political game*,distract*,diversion*,"
         "politically motivated,politicis*,politiciz*,propaganda,excuse*,timing,no accident,"
         "scaremonger*,hype*,hyping,publicity,advertis*,discredit*,tarnish*,defame*,blacken*,"
         "scapegoat*,ulterior,motive*,motivated,needs an enemy,need an enemy,find enemies,"
         "provoke*,provocation*,turn attention,draw attention,cover up "
         "its,agenda,theatre,theater,vilify*,"
         "demonis*,demoniz*"},
    List{Topic::kCondemns,
         "oppose*,opposes,condemn*,forbid*,prohibit*,outlaw*,reject all,rejects all,rejects any,"
         "punish*,prosecut*,combat*,fight,fights,against all,against any,against every,bans,banned "
         "by,tolerat*,take them to court,treat,treats,crack down,cracks down,deplor*,abhor*,"
         "does not allow,do not allow,illegal,does not engage,do not engage,never engages,"
         "does not carry out,do not carry out,does not conduct,do not conduct,does not attack,"
         "do not attack,never attacks,does not support,do not support"},
    List{Topic::kGeneral,
         "all,any,every,always,whoever,wherever,whatever,principle*,law,laws,lawful*,international "
         "law,peaceful*,forms,kind,kinds,everywhere,anywhere,anybody who,those who carry,who carry,"
         "hospitals,civilian*,states,countries,nations,country,attacks,consistently,long-standing,"
         "policy,"
         "as a matter of,regardless,no matter,such acts,such attacks,such activities,of this kind,"
         "theft of data,networks,constitution,treaties,obligations,rules"},
    List{
        Topic::kCommits,
        "committed to,commitment,ready to work,ready to cooperate,ready to co-operate,willing to "
        "cooperate,willing to work,stood for,stands for,stand for,advocat*,upholds,uphold,respects,"
        "respect,abides,abide,observes,cooperates,cooperate with,support a,supports a,supports "
        "international,our policy,its policy,policy is,works with every,favours,champions,"
        "dialogue,in accordance with,in line with,under its law*"},
    List{Topic::kReplies,
         "replied,reply,replies,counter*,retort*,respond*,answer*,shot back,hit back,fired back"},
    List{Topic::kPast,
         "did,was,were,had,has,have,been,took,taken,came,went,made,gave,given,used,ever"},
    List{Topic::kKnows, "know,knows,knew,known,heard of,aware of,recognise,recognize"},
    List{Topic::kExists,
         "exist*,such a,such an,no such,such order*,there is no,there are no,there was no,"
         "there never,there were no,ever given,any such,any soldier,any unit,anyone from,nobody "
         "from,nobody in,no citizen,no soldier,no officer,no unit,none of our,none of its,no "
         "member"},
};

struct Entry {
  std::vector<string> words;
  bool open = false;  // the last word may go on
  Topic topic;
};

using Table = std::unordered_map<string, std::vector<Entry>>;

void for_each_part(string_view text, char by, const auto& use) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(by), text.size());
    if (end > 0) use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

constexpr std::size_t kStart = 3;  // letters by which the entries are found

string start_of(string_view word) { return string(word.substr(0, kStart)); }

// By the first letters of their first word; shorter words by all of them.
const Table& table() {
  static const Table kTable = [] {
    Table made;
    for (const List& list : kLists) {
      for_each_part(list.words, ',', [&](string_view one) {
        Entry entry{{}, one.ends_with('*'), list.topic};
        if (entry.open) one.remove_suffix(1);
        for_each_part(one, ' ', [&](string_view word) { entry.words.emplace_back(word); });
        const string start = start_of(entry.words.front());
        made[start].push_back(std::move(entry));
      });
    }
    return made;
  }();
  return kTable;
}

bool matches(const Entry& entry, const std::vector<ContentWord>& words, std::size_t at) {
  if (at + entry.words.size() > words.size()) return false;
  for (std::size_t i = 0; i < entry.words.size(); ++i) {
    const string& word = words[at + i].lower;
    const bool may_go_on = entry.open && i + 1 == entry.words.size();
    if (may_go_on ? !word.starts_with(entry.words[i]) : word != entry.words[i]) return false;
  }
  return true;
}

}  // namespace

Topics topics_of(string_view lower) {
  Topics found;
  const std::vector<ContentWord> words = words_in(lower);
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto entries = table().find(start_of(words[at].lower));
    if (entries == table().end()) continue;
    for (const Entry& entry : entries->second) {
      if (matches(entry, words, at)) found.insert(entry.topic);
    }
  }
  // 'Show us …', 'Let them …': an order at the beginning.
  constexpr std::array<string_view, 12> kOrders = {"show", "let",     "publish", "put",
                                                   "give", "bring",   "present", "produce",
                                                   "hand", "release", "lay",     "open"};
  if (!words.empty() &&
      std::find(kOrders.begin(), kOrders.end(), words.front().lower) != kOrders.end()) {
    found.insert(Topic::kDemands);
  }
  return found;
}

}  // namespace perpend::claims
