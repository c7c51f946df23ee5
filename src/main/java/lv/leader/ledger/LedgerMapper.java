package lv.leader.ledger;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface LedgerMapper {

    @Select(value = """
                    SELECT ledger_move(
                        ARRAY[#{ids[0]}, #{ids[1]}, #{ids[2]}, #{ids[3]}, #{ids[4]}]::uuid[], #{move.key}, #{move.reason},
                        #{move.caseId}, #{move.actor}, #{move.fund}, #{move.from.kind}, #{move.from.owner},
                        #{move.to.kind}, #{move.to.owner}, #{move.amount}, #{move.euShare})
                    """, affectData = true)
    boolean move(List<UUID> ids, Move move);

    @Select("""
            <script>
            SELECT kind, owner, fund, source, balance FROM ledger_account
            WHERE owner IN <foreach collection="owners" item="owner" open="(" separator="," close=")">#{owner}</foreach>
            ORDER BY kind, owner, fund, source
            </script>
            """)
    List<Ledger.Balance> balances(List<UUID> owners);

    @Select("""
            SELECT p.id AS posting, p.reason, p.year, a.kind, a.owner, a.fund, a.source, e.amount
            FROM ledger_posting p
            JOIN ledger_entry e ON e.posting = p.id
            JOIN ledger_account a ON a.id = e.account
            WHERE p.case_id = #{caseId}
            ORDER BY p.id, e.amount, a.source
            """)
    List<Ledger.Entry> entries(UUID caseId);

    @Select("""
            SELECT p.id AS posting, p.reason, p.year, a.kind, a.owner, a.fund, a.source, e.amount
            FROM ledger_posting p
            JOIN ledger_entry e ON e.posting = p.id
            JOIN ledger_account a ON a.id = e.account
            WHERE p.key = #{key}
            ORDER BY e.amount, a.source
            """)
    List<Ledger.Entry> posted(String key);

    @Select("""
            SELECT a.kind, a.owner, a.fund, a.source, a.balance
            FROM ledger_account a
            LEFT JOIN ledger_entry e ON e.account = a.id
            GROUP BY a.id
            HAVING a.balance <> coalesce(sum(e.amount), 0)
            """)
    List<Ledger.Balance> unsound();
}
