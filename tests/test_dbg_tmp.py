from tests.test_phone_alone import *
from assistant.domain.mailbox import Role
from datetime import date
@pytest.mark.parametrize("way", ["folder"])
def test_dbg(home, way):
    (uid, _), *_ = home.phone.find("INBOX", "can you come this week")
    home.phone.move(uid, "INBOX", home.remote("Not a lead"))
    home.round("17:41")
    home.phone.move(home.phone.uids(home.remote("Not a lead"))[0], home.remote("Not a lead"), "INBOX")
    print("inbox", home.phone.uids("INBOX"), home.store.look().folders)
    mb=home.desk.accounts[0].mailbox
    f=next(f for f in mb.folders() if f.role is Role.INBOX)
    for b in mb.arrivals(f, home.store.look().folders["business/INBOX"], date(2020,1,1), lambda m: True): print(b)
    print([x.mail.subject for x in mb.look_in(Role.REMOTE, date(2020,1,1))])
    assert 0
