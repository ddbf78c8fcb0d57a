"""The page: the owner's desk in a browser, on this machine.

`pages` look (functions of what the owner looks at), `deciding` turns a form into decisions, `app` maps
addresses to both, `guard` stands before all of it, `server` runs it in a thread of the daemon's process.
Everything that changes something ends in `workflow.approval.take`; nothing here touches a mailbox.
"""
