package flow.config;

import flow.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a tree is written down. Reading never makes anything but maps, lists and scalars. */
public enum TreeFormat {
    /** With anchors and {@code <<}; plain scalars mean what they mean in JSON, everything else is a text, {@code no} and dates too. */
    YAML("yaml", "yml") {
        @Override
        public Tree read(String file, String text) {
            return YamlTree.read(file, text);
        }
    },
    JSON("json") {
        @Override
        public Tree read(String file, String text) {
            return JsonTree.read(file, text);
        }
    },
    /** Dates and times are texts. */
    TOML("toml") {
        @Override
        public Tree read(String file, String text) {
            return TomlTree.read(file, text);
        }
    },
    /** Java's properties: dots in keys nest, all values are texts. */
    PROPERTIES("properties") {
        @Override
        public Tree read(String file, String text) {
            return PropertiesTree.read(file, text);
        }
    };

    private final List<String> endings;

    TreeFormat(String... endings) {
        this.endings = List.of(endings);
    }

    /** The format that the ending of a file's name stands for, upper or lower case. */
    public static Optional<TreeFormat> ofFile(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!file.contains(".")) {
            return Optional.empty();
        }
        return List.of(values()).stream()
                .filter(format -> format.endings.contains(ending))
                .findFirst();
    }

    /**
     * @param file the name that positions carry
     * @throws ProblemException F028 when the text is not in this format, or its top is no map of keys and values
     */
    public abstract Tree read(String file, String text);
}
