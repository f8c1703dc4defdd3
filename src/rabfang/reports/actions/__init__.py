"""The only writers of reports: the clock drafts, officers remark, sign, send, open again and correct."""
