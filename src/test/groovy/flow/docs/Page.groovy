package flow.docs

import groovy.transform.Immutable

import java.nio.file.Files
import java.nio.file.Path

/** A page of the documentation, taken apart into what can be run. */
class Page {
    static final Path HOME = Path.of(System.getProperty('flow.home'))

    /** Whether this run of the specs rewrites what the pages show, instead of comparing it. */
    static final boolean UPDATES = Boolean.getBoolean('flow.update')

    final Path file
    private List<String> lines

    /** @param name relative to the repository */
    Page(String name) {
        file = HOME.resolve(name)
        lines = Files.readAllLines(file)
    }

    /** A page that stands nowhere but in a spec. */
    Page(List<String> lines) {
        file = null
        this.lines = lines
    }

    /**
     * A fenced block.
     *
     * @param section the text of the heading of the second level above it
     * @param word the first word of the heading of the third level above it
     * @param file the file, or the command, that the line before ends with, as in `hello.flow.groovy`: ; null without one
     * @param line where its text begins, from 1
     */
    @Immutable
    static class Block {
        String section
        String word
        String language
        String file
        int line
        String text

        String toString() {
            "line $line: ${file ?: language}"
        }
    }

    List<String> getSections() {
        lines.findAll { it.startsWith('## ') }*.substring(3)
    }

    List<Block> getBlocks() {
        def blocks = []
        def section = ''
        def word = ''
        String language = null
        def begin = 0
        lines.eachWithIndex { line, i ->
            if (language == null && line.startsWith('## ')) {
                section = line.substring(3)
            } else if (language == null && line.startsWith('### ')) {
                word = (line =~ /\w+/)[0]
            } else if (language == null && line.startsWith('```')) {
                language = line.substring(3)
                begin = i + 1
            } else if (language != null && line == '```') {
                blocks << new Block(section, word, language, announced(begin - 1), begin + 1, lines.subList(begin, i).collect { it + '\n' }.join(''))
                language = null
            }
        }
        blocks
    }

    private String announced(int fence) {
        def before = lines.subList(0, fence).reverse().find { it }
        def named = before =~ /`([^`]+)`:$/
        named ? named[0][1] : null
    }

    /** Writes other texts into blocks, by the line where they begin. */
    void rewrite(Map<Integer, String> texts) {
        texts.sort { -it.key }.each { line, text ->
            def end = lines.subList(line - 1, lines.size()).indexOf('```') + line - 1
            lines = lines.subList(0, line - 1) + text.readLines() + lines.subList(end, lines.size())
        }
        Files.writeString(file, lines.collect { it + '\n' }.join(''))
    }
}
