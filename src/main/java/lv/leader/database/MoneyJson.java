package lv.leader.database;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.boot.jackson.JsonComponent;

/** {@link Money} in JSON: euro and cents as text with a point, such as {@code "1207101.20"}; nothing is rounded. */
@JsonComponent
class MoneyJson {

    static class Writer extends JsonSerializer<Money> {

        @Override
        public void serialize(Money money, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(money.getAmount().toPlainString());
        }
    }

    static class Reader extends JsonDeserializer<Money> {

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getValueAsString("").strip();
            if (text.isEmpty()) {
                return null;
            }
            try {
                return Money.of(CurrencyUnit.EUR, new BigDecimal(text));
            } catch (ArithmeticException | NumberFormatException notAnAmount) {
                return (Money) context.handleWeirdStringValue(Money.class, text, "not an amount in euro and cents");
            }
        }
    }
}
