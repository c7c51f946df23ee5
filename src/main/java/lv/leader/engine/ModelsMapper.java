package lv.leader.engine;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ModelsMapper {

    @Update("LOCK TABLE model_release IN EXCLUSIVE MODE")
    void lock();

    @Select("SELECT max(release) FROM model_release")
    Long current();

    @Insert("INSERT INTO model_release (release, deployment_id) VALUES (#{release}, #{deployment})")
    void record(long release, String deployment);
}
