"""Addresses of the citizens' site."""

from django.urls import path

from rabfang.public.account import data as open_data
from rabfang.public.account import figures, guiding
from rabfang.public.confidential import receipt, report
from rabfang.public.pages import data, follow, front, mine, submit, tell

app_name = "public"

urlpatterns = [
    path("", front.home, name="home"),
    path("privacy", front.privacy, name="privacy"),
    path("accessibility", front.accessibility, name="accessibility"),
    path("my/", mine.mine, name="mine"),
    path("my/leave/", mine.leave_mine, name="leave_mine"),
    path("my/cases/<int:pk>/", mine.open_mine, name="open_mine"),
    path("<slug:slug>/", front.agency, name="agency"),
    path("<slug:slug>/privacy", front.privacy_of, name="privacy_of"),
    path("<slug:slug>/procedure", front.procedure, name="procedure"),
    path("<slug:slug>/procedure.pdf", front.procedure_pdf, name="procedure_pdf"),
    path("<slug:slug>/statistics", figures.statistics, name="statistics"),
    path("<slug:slug>/statistics/corruption", figures.corruption_statistics, name="corruption_statistics"),
    path("<slug:slug>/guide", guiding.guide, name="guide"),
    path("<slug:slug>/guide.pdf", guiding.guide_pdf, name="guide_pdf"),
    path("<slug:slug>/data/", open_data.open_data, name="open_data"),
    path("<slug:slug>/data/<slug:name>.<str:form>", open_data.open_data_file, name="open_data_file"),
    path("<slug:slug>/submit", submit.submit, name="submit"),
    path("<slug:slug>/report-corruption", report.report_corruption, name="report_corruption"),
    path("<slug:slug>/report-corruption/receipt", receipt.receipt, name="report_receipt"),
    path("<slug:slug>/report-corruption/receipt/file", receipt.fetch, name="report_file"),
    path("<slug:slug>/report-corruption/receipt/<slug:verb>", receipt.tell_more, name="report_more"),
    path("<slug:slug>/track", follow.track, name="track"),
    path("<slug:slug>/track/leave", follow.leave, name="leave"),
    path("<slug:slug>/track/case", follow.case, name="case"),
    path("<slug:slug>/track/case/files/<int:pk>", follow.attachment, name="file"),
    path("<slug:slug>/track/case/data", data.data, name="data"),
    path("<slug:slug>/track/case/<slug:verb>", tell.act, name="act"),
]
