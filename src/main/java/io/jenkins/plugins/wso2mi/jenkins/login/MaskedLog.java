package io.jenkins.plugins.wso2mi.jenkins.login;

import hudson.console.LineTransformationOutputStream;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.wso2mi.config.Mask;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Collection;

/** A build's log without the secrets of a step. The mask is put on at the controller, also for what an agent writes. */
public final class MaskedLog extends LineTransformationOutputStream.Delegating {
    private final Mask mask;
    private final Charset charset;

    private MaskedLog(OutputStream log, Mask mask, Charset charset) {
        super(log);
        this.mask = mask;
        this.charset = charset;
    }

    /**
     * A log on top of another one; it may cross to an agent, the secrets stay.
     *
     * @param run whose log it is
     * @param log is not closed with it
     * @param secrets what must not be seen, in whatever form
     */
    public static TaskListener over(Run<?, ?> run, TaskListener log, Collection<String> secrets) {
        if (secrets.isEmpty()) {
            return log;
        }
        Charset charset = run.getCharset();
        return new StreamTaskListener(new MaskedLog(log.getLogger(), Mask.of(secrets), charset), charset);
    }

    @Override
    protected void eol(byte[] line, int length) throws IOException {
        out.write(mask.apply(new String(line, 0, length, charset)).getBytes(charset));
    }

    @Override
    public void close() throws IOException {
        forceEol();
        out.flush();
    }
}
