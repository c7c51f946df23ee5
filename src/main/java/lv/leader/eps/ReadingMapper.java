package lv.leader.eps;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ReadingMapper {

    @Insert("""
            INSERT INTO eps_reading (account, decision) VALUES (#{account}, #{decision}) ON CONFLICT DO NOTHING
            """)
    void read(String account, UUID decision);

    @Select("""
            <script>
            SELECT decision FROM eps_reading WHERE account = #{account} AND decision IN
                <foreach collection="decisions" item="one" open="(" separator="," close=")">#{one}</foreach>
            </script>
            """)
    List<UUID> known(String account, List<UUID> decisions);
}
