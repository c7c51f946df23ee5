package lv.leader.database;

import java.math.BigDecimal;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.MappedTypes;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** {@link Money} in euro and cents as {@code numeric(14,2)}; another scale in the column is an error, not rounded. */
@MappedTypes(Money.class)
public class MoneyTypeHandler extends BaseTypeHandler<Money> {

    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, Money value, JdbcType type)
            throws SQLException {
        if (!CurrencyUnit.EUR.equals(value.getCurrencyUnit())) {
            throw new SQLException("money is kept in EUR, not in " + value.getCurrencyUnit());
        }
        statement.setBigDecimal(index, value.getAmount());
    }

    @Override
    public Money getNullableResult(ResultSet rows, String column) throws SQLException {
        return money(rows.getBigDecimal(column));
    }

    @Override
    public Money getNullableResult(ResultSet rows, int column) throws SQLException {
        return money(rows.getBigDecimal(column));
    }

    @Override
    public Money getNullableResult(CallableStatement call, int column) throws SQLException {
        return money(call.getBigDecimal(column));
    }

    private static Money money(BigDecimal amount) {
        return amount == null ? null : Money.of(CurrencyUnit.EUR, amount);
    }
}
