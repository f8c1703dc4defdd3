"""Addresses of figures at the desk."""

from django.urls import path

from rabfang.desk.figures import build, tables
from rabfang.desk.figures.cases import figure_cases
from rabfang.desk.figures.pages import figures as board

figures = [
    path("figures", board, name="figures"),
    path("figures/cases", figure_cases, name="figure_cases"),
    path("figures/build", build.build, name="build"),
    path("figures/tables/new", build.table_new, name="table_new"),
    path("figures/tables/<int:pk>", tables.table, name="table"),
    path("figures/tables/<int:pk>/delete", tables.table_delete, name="table_delete"),
    path("figures/tables/<int:pk>/<int:edition>", tables.edition, name="table_edition"),
]
