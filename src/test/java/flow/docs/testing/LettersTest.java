package flow.docs.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flow.testing.FlowResult;
import flow.testing.FlowRunner;
import java.util.List;
import org.junit.jupiter.api.Test;

class LettersTest {
    private final FlowRunner letters = FlowRunner.script("dsl-examples/foreach.flow.groovy");

    @Test
    void countsTheLettersOfAllWords() {
        FlowResult result =
                letters.parameter("words", List.of("tree", "house")).run().expectSuccess();

        assertEquals(9, result.artifact("total"));
        assertEquals(List.of("9 letters in 2 words"), result.getLines());
    }

    @Test
    void tellsWhatIsCountedWhoeverCounts() {
        FlowResult result = letters.replace("count", artifacts -> artifacts.put("letters", 100))
                .run()
                .expectSuccess();

        assertEquals(300, result.artifact("total"));
    }
}
