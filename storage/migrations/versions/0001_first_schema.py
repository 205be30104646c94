"""First schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "adoption",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=True),
        sa.Column("op", sa.Integer(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "annex",
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("entry_key"),
    )
    op.create_table(
        "approval",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("granted_by", sa.Text(), nullable=True),
        sa.Column("payload_hash", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("expires_ms", sa.Integer(), nullable=True),
        sa.Column("requested_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "attention",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("causes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", "subject"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_attention_kind_subject", "attention", ["kind", "subject"], unique=False)
    op.create_table(
        "branch",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("name_th", sa.Text(), nullable=True),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("address_th", sa.Text(), nullable=True),
        sa.Column("address_en", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("tax_id", sa.Text(), nullable=True),
        sa.Column("stamps", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "cart",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("command_id", sa.Text(), nullable=True),
        sa.Column("opened_ms", sa.Integer(), nullable=True),
        sa.Column("changed_ms", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_cart_holder", "cart", ["holder"], unique=False)
    op.create_table(
        "cart_line",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("cart", sa.Text(), nullable=True),
        sa.Column("no", sa.Integer(), nullable=True),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("qty_milli", sa.Integer(), nullable=True),
        sa.Column("unit_price_satang", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_cart_line_cart", "cart_line", ["cart"], unique=False)
    op.create_table(
        "cash_movement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("shift", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("amount_satang", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_cash_movement_shift", "cash_movement", ["shift"], unique=False)
    op.create_table(
        "category",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name_th", sa.Text(), nullable=True),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("stamps", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "certificate",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("shop", sa.Text(), nullable=True),
        sa.Column("stream", sa.Text(), nullable=True),
        sa.Column("public_key", sa.Text(), nullable=True),
        sa.Column("device", sa.Text(), nullable=True),
        sa.Column("class", sa.Text(), nullable=True),
        sa.Column("series", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("issuer_seq", sa.Integer(), nullable=True),
        sa.Column("at_ms", sa.Integer(), nullable=True),
        sa.Column("signature", sa.Text(), nullable=True),
        sa.Column("blocks", sa.Text(), nullable=True),
        sa.Column("recovery_key", sa.Text(), nullable=True),
        sa.Column("spare_of", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_certificate_stream", "certificate", ["stream"], unique=False)
    op.create_table(
        "cost_adjustment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("branch", sa.Text(), nullable=True),
        sa.Column("value_satang", sa.Integer(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_cost_adjustment_part_branch_entry_key", "cost_adjustment", ["part", "branch", "entry_key"], unique=False
    )
    op.create_table(
        "device",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("branch", sa.Text(), nullable=True),
        sa.Column("active", sa.Integer(), nullable=True),
        sa.Column("stamps", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "device_state",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "done_command",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "drawer_total",
        sa.Column("shift", sa.Text(), nullable=False),
        sa.Column("expected_satang", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("shift"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entry",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("header", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("quarantine", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("ix_entry_stream_seq", "entry", ["stream", "seq"], unique=False)
    op.create_table(
        "erasure",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("shop", sa.Text(), nullable=True),
        sa.Column("record_type", sa.Text(), nullable=True),
        sa.Column("record_id", sa.Text(), nullable=True),
        sa.Column("annexes", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("issuer_seq", sa.Integer(), nullable=True),
        sa.Column("at_ms", sa.Integer(), nullable=True),
        sa.Column("signature", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "held_row",
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("record_type", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("entry_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "issue",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("series", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("header", sa.Text(), nullable=True),
        sa.Column("lines", sa.Text(), nullable=True),
        sa.Column("seen", sa.Text(), nullable=True),
        sa.Column("hash", sa.Text(), nullable=True),
        sa.Column("buyer", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_issue_document", "issue", ["document"], unique=False)
    op.create_index("ix_issue_number", "issue", ["number"], unique=False)
    op.create_table(
        "life",
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tip", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("machine", "subject"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "override",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("permission", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("payload_hash", sa.Text(), nullable=True),
        sa.Column("before", sa.Integer(), nullable=True),
        sa.Column("after", sa.Integer(), nullable=True),
        sa.Column("requested_by", sa.Text(), nullable=True),
        sa.Column("granted_by", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("expires_ms", sa.Integer(), nullable=True),
        sa.Column("used_by", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "part",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("name_th", sa.Text(), nullable=True),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("brand", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("unit_th", sa.Text(), nullable=True),
        sa.Column("unit_en", sa.Text(), nullable=True),
        sa.Column("stocked", sa.Integer(), nullable=True),
        sa.Column("tax_code", sa.Text(), nullable=True),
        sa.Column("standard_cost_satang", sa.Integer(), nullable=True),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("min_milli", sa.Integer(), nullable=True),
        sa.Column("fits_th", sa.Text(), nullable=True),
        sa.Column("fits_en", sa.Text(), nullable=True),
        sa.Column("active", sa.Integer(), nullable=True),
        sa.Column("stamps", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_part_code", "part", ["code"], unique=False)
    op.create_table(
        "part_code",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_part_code_folded", "part_code", ["folded"], unique=False)
    op.create_table(
        "part_identifier",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("maker", sa.Text(), nullable=True),
        sa.Column("active", sa.Integer(), nullable=True),
        sa.Column("stamps", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_part_identifier_part", "part_identifier", ["part"], unique=False)
    op.create_table(
        "part_price",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("price_satang", sa.Integer(), nullable=True),
        sa.Column("price_mode", sa.Text(), nullable=True),
        sa.Column("stamps", sa.LargeBinary(), nullable=False),
        sa.Column("config_key", sa.Text(), nullable=False),
        sa.Column("effective_from", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_part_price_in_force", "part_price", ["config_key", "effective_from"], unique=False)
    op.create_table(
        "part_search",
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("part"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "party",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("name_th", sa.Text(), nullable=True),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("tax_id", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("address_th", sa.Text(), nullable=True),
        sa.Column("branch_code", sa.Text(), nullable=True),
        sa.Column("active", sa.Integer(), nullable=True),
        sa.Column("stamps", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "payment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("branch", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("tender", sa.Text(), nullable=True),
        sa.Column("amount_satang", sa.Integer(), nullable=True),
        sa.Column("tendered_satang", sa.Integer(), nullable=True),
        sa.Column("change_satang", sa.Integer(), nullable=True),
        sa.Column("rounding_satang", sa.Integer(), nullable=True),
        sa.Column("shift", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_payment_shift", "payment", ["shift"], unique=False)
    op.create_table(
        "payment_allocation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("payment", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("amount_satang", sa.Integer(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_payment_allocation_document", "payment_allocation", ["document"], unique=False)
    op.create_index("ix_payment_allocation_payment", "payment_allocation", ["payment"], unique=False)
    op.create_table(
        "pin_lock",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("locked_at_ms", sa.Integer(), nullable=True),
        sa.Column("locked_until_ms", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "print_event",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("copy_no", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_print_event_document", "print_event", ["document"], unique=False)
    op.create_table(
        "print_job",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("route", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("copy_no", sa.Integer(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("created_ms", sa.Integer(), nullable=True),
        sa.Column("expires_ms", sa.Integer(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=True),
        sa.Column("next_try_ms", sa.Integer(), nullable=True),
        sa.Column("printer", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("asked_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_print_job_document", "print_job", ["document"], unique=False)
    op.create_index("ix_print_job_state_next_try_ms", "print_job", ["state", "next_try_ms"], unique=False)
    op.create_table(
        "profile",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("theme", sa.Text(), nullable=True),
        sa.Column("stamps", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "put_ref",
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("record_type", "record_id", "entry_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "revocation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("shop", sa.Text(), nullable=True),
        sa.Column("device", sa.Text(), nullable=True),
        sa.Column("streams", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("issuer_seq", sa.Integer(), nullable=True),
        sa.Column("at_ms", sa.Integer(), nullable=True),
        sa.Column("signature", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "role",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name_th", sa.Text(), nullable=True),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("grants", sa.Text(), nullable=True),
        sa.Column("limits", sa.Text(), nullable=True),
        sa.Column("stamps", sa.LargeBinary(), nullable=False),
        sa.Column("config_key", sa.Text(), nullable=False),
        sa.Column("effective_from", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_role_in_force", "role", ["config_key", "effective_from"], unique=False)
    op.create_table(
        "sale",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("branch", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("at_ms", sa.Integer(), nullable=True),
        sa.Column("cashier", sa.Text(), nullable=True),
        sa.Column("shift", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("price_mode", sa.Text(), nullable=True),
        sa.Column("gross_satang", sa.Integer(), nullable=True),
        sa.Column("discount_satang", sa.Integer(), nullable=True),
        sa.Column("by_tax", sa.Text(), nullable=True),
        sa.Column("vat_satang", sa.Integer(), nullable=True),
        sa.Column("total_satang", sa.Integer(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "sale_line",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sale", sa.Text(), nullable=True),
        sa.Column("no", sa.Integer(), nullable=True),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("qty_milli", sa.Integer(), nullable=True),
        sa.Column("unit_price_satang", sa.Integer(), nullable=True),
        sa.Column("gross_satang", sa.Integer(), nullable=True),
        sa.Column("discount_satang", sa.Integer(), nullable=True),
        sa.Column("net_satang", sa.Integer(), nullable=True),
        sa.Column("tax_code", sa.Text(), nullable=True),
        sa.Column("vat_satang", sa.Integer(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sale_line_part", "sale_line", ["part"], unique=False)
    op.create_index("ix_sale_line_sale", "sale_line", ["sale"], unique=False)
    op.create_table(
        "series_state",
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("branch", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("last_no", sa.Integer(), nullable=False),
        sa.Column("last_date", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("series", "code", "branch", "period"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "setting",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("stamps", sa.LargeBinary(), nullable=False),
        sa.Column("config_key", sa.Text(), nullable=False),
        sa.Column("effective_from", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_setting_in_force", "setting", ["config_key", "effective_from"], unique=False)
    op.create_table(
        "settlement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_settlement_item", "settlement", ["item"], unique=False)
    op.create_table(
        "shift",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("branch", sa.Text(), nullable=True),
        sa.Column("drawer", sa.Text(), nullable=True),
        sa.Column("cashier", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("at_ms", sa.Integer(), nullable=True),
        sa.Column("denominations", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_shift_drawer", "shift", ["drawer"], unique=False)
    op.create_table(
        "signed_head",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "seq", "hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stock_level",
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("branch", sa.Text(), nullable=False),
        sa.Column("qty_milli", sa.Integer(), nullable=False),
        sa.Column("value_satang", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part", "branch"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stock_location",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("branch", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("active", sa.Integer(), nullable=True),
        sa.Column("stamps", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "stock_movement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("branch", sa.Text(), nullable=True),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("qty_milli", sa.Integer(), nullable=True),
        sa.Column("value_satang", sa.Integer(), nullable=True),
        sa.Column("source_type", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("of_movement", sa.Text(), nullable=True),
        sa.Column("provisional", sa.Integer(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_stock_movement_part_branch_entry_key", "stock_movement", ["part", "branch", "entry_key"], unique=False
    )
    op.create_table(
        "stock_place",
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("branch", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("qty_milli", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part", "branch", "location"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stream_close",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "stream_tip",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("ms", sa.Integer(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tax_rate",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("rate_bp", sa.Integer(), nullable=True),
        sa.Column("legal_ref", sa.Text(), nullable=True),
        sa.Column("stamps", sa.LargeBinary(), nullable=False),
        sa.Column("config_key", sa.Text(), nullable=False),
        sa.Column("effective_from", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_tax_rate_in_force", "tax_rate", ["config_key", "effective_from"], unique=False)
    op.create_table(
        "transition",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("machine", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("from", sa.Text(), nullable=True),
        sa.Column("to", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_transition_machine_subject", "transition", ["machine", "subject"], unique=False)
    op.create_table(
        "trust_fact",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("entry_hash", sa.Text(), nullable=False),
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("op", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "seq", "entry_hash", "record_type", "object", "op"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "trust_object",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("object", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name_th", sa.Text(), nullable=True),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("nickname", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("roles", sa.Text(), nullable=True),
        sa.Column("active", sa.Integer(), nullable=True),
        sa.Column("stamps", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "vehicle",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("plate", sa.Text(), nullable=True),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("make", sa.Text(), nullable=True),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("chassis", sa.Text(), nullable=True),
        sa.Column("unit_number", sa.Text(), nullable=True),
        sa.Column("active", sa.Integer(), nullable=True),
        sa.Column("stamps", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_vehicle_owner", "vehicle", ["owner"], unique=False)
    op.create_table(
        "verifier",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("salt", sa.Text(), nullable=True),
        sa.Column("hash", sa.Text(), nullable=True),
        sa.Column("pepper", sa.Text(), nullable=True),
        sa.Column("entry_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_verifier_hash", "verifier", ["hash"], unique=False)
    op.create_index("ix_verifier_user_kind", "verifier", ["user", "kind"], unique=False)
    op.create_table(
        "waiting_run",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("run", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("ix_waiting_run_stream", "waiting_run", ["stream"], unique=False)
