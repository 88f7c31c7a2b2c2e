"""A sum offered as proof is shown as proof, and is no price."""

from __future__ import annotations

from generation.copywriter import read_prompt


def test_a_paid_invoice_is_proof_and_not_a_price() -> None:
    brief = read_prompt('Payments app. CTA "Open an account". Proof: invoice 0148 paid, $4,200.00, 2 h after sending. Dark green.')

    assert (brief.evidence.stat, brief.evidence.stat_note) == ("$4,200.00", "Invoice 0148 paid, 2 h after sending")
    assert brief.offer is None


def test_labels_of_other_languages_are_known() -> None:
    brief = read_prompt("Appli de paiement à Dakar. Preuve : facture payée, 250 000 FCFA.")

    assert (brief.evidence.stat, brief.evidence.stat_note) == ("250\u00a0000\u00a0FCFA", "Facture payée")


def test_a_price_stays_a_price() -> None:
    brief = read_prompt("Payments app for founders, price $9.")

    assert brief.evidence.stat is None
    assert brief.offer is not None


def test_a_figure_without_money_is_read_as_before() -> None:
    brief = read_prompt("Sales software. Proof: 6.2 hours saved per rep, every week.")

    assert brief.evidence.stat == "6.2\u00a0hours"
