package io.jenkins.plugins.wso2mi.car;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Gathers the {@link PayloadFacts} of a document while it is read. */
final class PayloadWalk implements SafeXml.Visitor {
    private final Deque<OpenElement> open = new ArrayDeque<>();
    private final FactList notes;
    private final ReferenceFinder references;
    private final SecretFinder secrets;
    private final RegistryItems items;
    private final PollingFinder polling = new PollingFinder();
    private final List<Finder> finders;
    private @Nullable OpenElement root;

    private PayloadWalk(ReadBudget budget) {
        notes = new FactList(budget);
        references = new ReferenceFinder(notes);
        secrets = new SecretFinder(notes);
        items = new RegistryItems(notes);
        finders = List.of(references, secrets, items, polling);
    }

    /** Looks for facts of one sort. */
    interface Finder {
        /** An element begins; its attributes are known. */
        void opened(OpenElement element);

        /** An element ends; its text is known too. */
        void closed(OpenElement element);
    }

    /**
     * Reads a document through.
     *
     * @param budget how many facts may still be kept
     * @throws XmlFaultException if it is not well-formed
     */
    static PayloadFacts read(InputStream in, ReadBudget budget) throws XmlFaultException {
        PayloadWalk walk = new PayloadWalk(budget);
        SafeXml.walk(in, walk);
        return walk.facts();
    }

    @Override
    public void see(XMLStreamReader reader) {
        switch (reader.getEventType()) {
            case XMLStreamConstants.START_ELEMENT -> {
                OpenElement element = new OpenElement(reader, open.peek());
                root = root == null ? element : root;
                open.push(element);
                finders.forEach(finder -> finder.opened(element));
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader);
            case XMLStreamConstants.END_ELEMENT -> {
                OpenElement element = open.pop();
                finders.forEach(finder -> finder.closed(element));
            }
            default -> {}
        }
    }

    private void text(XMLStreamReader reader) {
        OpenElement element = open.peek();
        if (element != null && !reader.isWhiteSpace()) {
            String text = reader.getText();
            element.addText(text);
            secrets.text(element, text, reader.getLocation().getLineNumber());
        }
    }

    private PayloadFacts facts() throws XmlFaultException {
        if (root == null) {
            throw new XmlFaultException(new XmlFault(1, "it holds no element"));
        }
        return new PayloadFacts(
                root.name(),
                root.namespace(),
                root.attributes(),
                references.references(),
                references.operations(),
                references.classMediators(),
                secrets.found(),
                items.found(),
                polling.reason(),
                notes.isComplete());
    }
}
