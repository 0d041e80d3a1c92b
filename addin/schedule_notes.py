"""What the columns and the events of a schedule are, in words for whoever fills one in."""

from __future__ import annotations

from collections.abc import Mapping

COLUMN_NOTES: Mapping[str, str] = {
    "Date": "The day of the event; with a record date, the record date (4.C(8)). Of one day in the order given, Stock"
    " dividend and then Dividend paid rows last",
    "Event": "One of those below, in any case",
    "Ref": "What later rows call this one by",
    "Shares": "Of options and convertibles the maximum issuable; else the shares of the event",
    "Cash": "Dollars received, allocated to these securities by the Board where others were sold with them",
    "Property": "The Board's value of other property received, dollars",
    "Expenses": "Dollars that the Company pays for the issue",
    "Payable": "The minimum total payable later, on exercise and conversion, dollars",
    "Debt": "Indebtedness cancelled in payment, dollars",
    "FMV": "Fair Market Value of one share that day; blank: the average from the price history",
    "New": "Shares, or units of the asset, after",
    "Old": "For so many before",
    "Treatment": "Blank, or one of those of the event",
    "Asset": "What is distributed or received, by name; Cash for cash",
    "Per share": "So much of it for each share, or unit of the asset in Of asset",
    "Of asset": "The asset already receivable that the event is of; blank: the Common Stock",
    "Note": "Whatever is to be remembered",
}

EVENT_NOTES: Mapping[str, str] = {
    "Issue shares": "Common Stock issued or sold. Restructuring: the one financing that 4.C(5)(ii) excludes at 85% of"
    " FMV or more. Holders: offered to holders of record, so a notice is needed.",
    "Issue options": "Rights, warrants or options, deemed issued at once. Plan: under the option plans (4.C(5)(iii))."
    " Dated before the Issue Date: outstanding then, no adjustment.",
    "Issue convertibles": "Convertible Securities, deemed issued at once; Payable blank: conversion costs nothing.",
    "Issue options on convertibles": "Options for convertibles; Payable is for both.",
    "Reprice": "A new minimum for all that is unexercised of Ref; Shares its new maximum, blank where unchanged.",
    "Exercise": "Shares issued on exercise or conversion of Ref, for what was actually received.",
    "Expire": "What is unexercised of Ref expires: the price is readjusted.",
    "Stock dividend": "A dividend in Common Stock on its record date; Ref where a Dividend paid row follows.",
    "Dividend paid": "It was not paid in full on the date fixed: what is paid on this date.",
    "Stock split": "New for Old; a combination where New is less. Of asset: of an asset held.",
    "Distribution": "So much of an asset for each share, of stock, property or cash. Retained earnings: a cash dividend"
    " out of them, which gives nothing.",
    "Reorganization": "A merger, reorganization or sale: one row New for Old (Shares: the successor's count; New 0: no"
    " stock is left), and one row for each Asset received. Without a New row the Common Stock stays receivable; of"
    " a held asset nothing is left.",
    "Repurchase": "Shares bought back.",
    "Exercise warrant": "One surrender of Warrants: what Cash and Debt leave is net exercise.",
    "Notice": "An event planned for the date, said in Note; Mailed: the notice of Ref was mailed that day.",
}
