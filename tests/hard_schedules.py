"""Schedules where a replay in floats, or one that never looks back, goes wrong; the columns at the end left out."""

HARD = {
    "ties that floats lose": """
        2002-05-06,Issue shares,,300000,280500,,,,,1.1,,,Restructuring
        2002-05-07,Issue shares,,3,0.3,,,,,0.1
        2002-05-08,Issue shares,,3,0.29,,,,,0.1
        2002-05-09,Issue options,A,3,,,,0.3,,0.1
        2002-05-10,Issue options,B,7,,,,0.77,,0.2
        2002-05-13,Reprice,B,21,,,,2.31,,0.2""",
    "nothing is left after splits there and back": """
        2002-05-06,Issue options,A,70000,1000,,,7000,,1
        2002-05-07,Stock split,,,,,,,,,3,7
        2002-05-08,Exercise,A,10000,900
        2002-05-09,Stock split,,,,,,,,,7,9
        2002-05-10,Exercise,A,15554,100
        2002-05-13,Stock split,,,,,,,,,9,1
        2002-05-14,Exercise,A,14,1
        2002-05-15,Expire,A""",
    "several expiries of one day, after a dividend not paid": """
        2002-05-06,Issue options,A,70000,1000,,,7000,,1
        2002-05-07,Issue convertibles,B,50000,20000,,,,,1
        2002-05-08,Stock dividend,D,40000
        2002-05-09,Exercise,B,10000
        2002-05-10,Dividend paid,D,15000
        2002-05-10,Expire,B
        2002-05-10,Expire,A
        2002-05-13,Dividend paid,D,0""",
    "repriced, exercised and expired": """
        2002-05-06,Issue options,A,70000,1000,,500,7000,,1
        2002-05-07,Exercise,A,10000,1000
        2002-05-08,Reprice,A,90000,,,,4500,,0.9
        2002-05-09,Exercise,A,30000,2000
        2002-05-10,Reprice,A,,,,,4500,,0.9
        2002-05-13,Expire,A""",
    "grants that cross the cap, lapse, and are repriced": """
        2002-02-04,Issue options,P0,1000000,,,,1000000,,,,,Plan
        2002-05-06,Issue options,P1,1500000,,,,7000,,1,,,Plan
        2002-05-07,Stock split,,,,,,,,,2,1
        2002-05-08,Exercise,P1,500000,3000
        2002-05-09,Reprice,P1,4000000,,,,4500,,0.9
        2002-05-10,Expire,P1
        2002-05-13,Issue options,P2,2500000,,,,7000,,1,,,Plan
        2002-05-14,Exercise,P0,400000,1,,,,,1
        2002-05-15,Expire,P0
        2002-05-16,Issue options,P3,2500000,,,,7000,,1,,,Plan
        2002-05-17,Expire,P2""",
    "a Ref for an option, a dividend and a private placement": """
        2002-05-06,Issue options,X,70000,1000,,,7000,,1
        2002-05-07,Stock dividend,X,40000
        2002-05-08,Issue shares,X,1000,10,,,,,1
        2002-05-09,Exercise,X,10000,1000
        2002-05-10,Dividend paid,X,10000
        2002-05-13,Expire,X
        2002-05-14,Dividend paid,X,5000""",
    "no Common Stock is left": """
        2002-05-06,Issue options,A,70000,1000,,,7000,,1
        2002-05-06,Stock dividend,D,40000
        2002-05-07,Reorganization,,,,,,,,,,,,Cash,1.5
        2002-05-07,Reorganization,,,,,,,,,0,1
        2002-05-08,Exercise,A,10000,1000
        2002-05-09,Exercise warrant,,1000,1757.3
        2002-05-10,Expire,A
        2002-05-13,Dividend paid,D,5""",
    "after the Expiration Date": """
        2002-02-04,Issue options,P0,1000,,,,1000
        2002-05-06,Issue options,A,70000,1000,,,7000,,1
        2002-05-07,Stock dividend,D,40000
        2002-05-08,Distribution,,,,,,,,,,,,Rights,0.5
        2003-03-04,Issue shares,,1000,10
        2003-03-05,Exercise,P0,100,10
        2003-03-06,Stock split,,,,,,,,,2,1
        2003-03-07,Reprice,A,,,,,10
        2003-03-10,Expire,A
        2003-03-11,Dividend paid,D,100
        2003-03-12,Issue options,B,10,,,,1
        2003-03-13,Distribution,,,,,,,,,,,,Cash,1
        2003-03-14,Repurchase,,10""",
    "all Warrants exercised in parts, property with them": """
        2002-05-06,Issue shares,,70000,1000,,,,,1
        2002-05-07,Distribution,,,,,,,,,,,,Unit,0.3
        2002-05-08,Stock split,,,,,,,,,7,3,,,,Unit
        2002-05-09,Exercise warrant,,200000,,,,,,9
        2002-05-10,Distribution,,,,,,,,,,,,Cash,0.1,Unit
        2002-05-13,Reorganization,,,,,,,,,2,3,,,,Unit
        2002-05-13,Reorganization,,,,,,,,,,,,Cash,0.2,Unit
        2002-05-14,Exercise warrant,,400000,,,,,,8.5""",
    "a successor's count, and an expiry that goes behind it": """
        2002-05-06,Issue options,A,70000,1000,,,7000,,1
        2002-05-07,Issue shares,,70000,1000,,,,,1
        2002-05-08,Reorganization,,5000000,,,,,,,3,2
        2002-05-09,Issue shares,,70000,1000,,,,,1
        2002-05-10,Expire,A
        2002-05-13,Issue shares,,70000,1000,,,,,1""",
}
