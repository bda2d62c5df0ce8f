package flow.argo

import org.yaml.snakeyaml.DumperOptions.ScalarStyle
import org.yaml.snakeyaml.LoaderOptions
import org.yaml.snakeyaml.Yaml
import org.yaml.snakeyaml.nodes.MappingNode
import org.yaml.snakeyaml.nodes.Node as YamlNode
import org.yaml.snakeyaml.nodes.ScalarNode
import org.yaml.snakeyaml.nodes.SequenceNode
import org.yaml.snakeyaml.nodes.Tag

/** What stands in YAML without quotes and is not a text to every reader: Argo reads YAML 1.1, in which `n` is a boolean and `012` is ten. */
class PlainWords {
    /** SnakeYAML takes these for texts, where Go's reader follows the specification to the letter. */
    private static final String TRUTH = /y|Y|n|N/
    private static final String SAFE = /true|false|0|-?[1-9][0-9]*|-?(0|[1-9][0-9]*)\.[0-9]+/

    private PlainWords() {}

    /** Words that are no text to some readers; numbers and truth values as JSON has them are meant so, unless they are names of fields. */
    static List<String> of(String yaml) {
        new Yaml(new LoaderOptions()).composeAll(new StringReader(yaml)).collectMany { words(it) }
    }

    private static List<String> words(YamlNode node) {
        switch (node) {
            case MappingNode: return node.value.collectMany { named(it.keyNode) + words(it.valueNode) }
            case SequenceNode: return node.value.collectMany { words(it) }
            default: return isText(node) || (node as ScalarNode).value ==~ SAFE ? [] : [(node as ScalarNode).value]
        }
    }

    private static List<String> named(YamlNode key) { isText(key) ? [] : [(key as ScalarNode).value] }

    private static boolean isText(YamlNode node) {
        def scalar = node as ScalarNode
        scalar.scalarStyle != ScalarStyle.PLAIN || scalar.tag == Tag.STR && !(scalar.value ==~ TRUTH)
    }
}
