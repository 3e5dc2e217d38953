package hudson.util;

import java.util.ArrayList;
import java.util.Collection;
import org.kohsuke.stapler.HttpResponse;

public class ListBoxModel extends ArrayList<ListBoxModel.Option> implements HttpResponse {

    public ListBoxModel(int initialCapacity) {
        throw new UnsupportedOperationException();
    }

    public ListBoxModel() {
        throw new UnsupportedOperationException();
    }

    public ListBoxModel(Collection<Option> c) {
        throw new UnsupportedOperationException();
    }

    public ListBoxModel(Option... data) {
        throw new UnsupportedOperationException();
    }

    public ListBoxModel add(String nameAndValue) {
        throw new UnsupportedOperationException();
    }

    public static final class Option {

        public String name;

        public Option(String name, String value) {
            throw new UnsupportedOperationException();
        }

        public Option(String name) {
            throw new UnsupportedOperationException();
        }

        public Option(String name, String value, boolean selected) {
            throw new UnsupportedOperationException();
        }

        public String toString() {
            throw new UnsupportedOperationException();
        }
    }
}
