package lv.leader.database;

import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ClockMapper {

    @Select("SELECT leader_now()")
    Instant now();

    @Select("SELECT fixed_at FROM leader_clock")
    Instant fixedAt();

    @Update("UPDATE leader_clock SET fixed_at = #{moment}")
    void fixAt(Instant moment);
}
