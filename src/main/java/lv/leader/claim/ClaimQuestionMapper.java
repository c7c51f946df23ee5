package lv.leader.claim;

import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ClaimQuestionMapper {

    @Insert("""
            INSERT INTO claim_question (id, claim, question, written_by)
            VALUES (#{id}, #{claim}, #{question}, #{person})
            """)
    void insert(UUID id, UUID claim, String question, String person);

    @Select("""
            SELECT question AS text, written_by, written_at FROM claim_question
            WHERE claim = #{claim} ORDER BY id DESC LIMIT 1
            """)
    Optional<ClaimQuestions.Question> latest(UUID claim);
}
