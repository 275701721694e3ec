package dev.newsvane.base.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Call;

/// TLS as it is, but where HTTP/2 was agreed on the answers go through [HeaderBlocks]. Frames can be told from one
/// another only between TLS and the client, and a socket round the socket is the one way to stand there.
final class BoundedTls extends SSLSocketFactory {
    /// The call that a thread carries out. One whose time is over has its socket closed, but between its connection and
    /// its handshake the client forgets which that is: a handshake begun then has no end that we set (OkHttp 5.5).
    static final ScopedValue<Call> CALL = ScopedValue.newInstance();

    private final SSLSocketFactory tls;

    BoundedTls(SSLSocketFactory tls) {
        this.tls = tls;
    }

    @Override
    public Socket createSocket(Socket wire, String host, int port, boolean autoClose) throws IOException {
        return new Bounded((SSLSocket) tls.createSocket(wire, host, port, autoClose));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw onlyOverAnother();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw onlyOverAnother();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw onlyOverAnother();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw onlyOverAnother();
    }

    private static UnsupportedOperationException onlyOverAnother() {
        return new UnsupportedOperationException("TLS is spoken over a guarded socket only");
    }

    private static final class Bounded extends SSLSocket {
        private final SSLSocket tls;

        Bounded(SSLSocket tls) {
            this.tls = tls;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            var in = tls.getInputStream();
            return "h2".equals(tls.getApplicationProtocol()) ? new HeaderBlocks(in) : in;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return tls.getOutputStream();
        }

        @Override
        public void startHandshake() throws IOException {
            if (CALL.isBound() && CALL.get().isCanceled()) {
                throw new InterruptedIOException("the time is over before the handshake");
            }
            tls.startHandshake();
        }

        @Override
        public String getApplicationProtocol() {
            return tls.getApplicationProtocol();
        }

        @Override
        public SSLParameters getSSLParameters() {
            return tls.getSSLParameters();
        }

        @Override
        public void setSSLParameters(SSLParameters parameters) {
            tls.setSSLParameters(parameters);
        }

        @Override
        public SSLSession getSession() {
            return tls.getSession();
        }

        @Override
        public SSLSession getHandshakeSession() {
            return tls.getHandshakeSession();
        }

        @Override
        public void close() throws IOException {
            tls.close();
        }

        @Override
        public boolean isClosed() {
            return tls.isClosed();
        }

        @Override
        public boolean isConnected() {
            return tls.isConnected();
        }

        @Override
        public boolean isInputShutdown() {
            return tls.isInputShutdown();
        }

        @Override
        public boolean isOutputShutdown() {
            return tls.isOutputShutdown();
        }

        @Override
        public void shutdownInput() throws IOException {
            tls.shutdownInput();
        }

        @Override
        public void shutdownOutput() throws IOException {
            tls.shutdownOutput();
        }

        @Override
        public int getSoTimeout() throws SocketException {
            return tls.getSoTimeout();
        }

        @Override
        public void setSoTimeout(int millis) throws SocketException {
            tls.setSoTimeout(millis);
        }

        @Override
        public InetAddress getInetAddress() {
            return tls.getInetAddress();
        }

        @Override
        public int getPort() {
            return tls.getPort();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return tls.getSupportedCipherSuites();
        }

        @Override
        public String[] getEnabledCipherSuites() {
            return tls.getEnabledCipherSuites();
        }

        @Override
        public void setEnabledCipherSuites(String[] suites) {
            tls.setEnabledCipherSuites(suites);
        }

        @Override
        public String[] getSupportedProtocols() {
            return tls.getSupportedProtocols();
        }

        @Override
        public String[] getEnabledProtocols() {
            return tls.getEnabledProtocols();
        }

        @Override
        public void setEnabledProtocols(String[] protocols) {
            tls.setEnabledProtocols(protocols);
        }

        @Override
        public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
            tls.addHandshakeCompletedListener(listener);
        }

        @Override
        public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
            tls.removeHandshakeCompletedListener(listener);
        }

        @Override
        public boolean getUseClientMode() {
            return tls.getUseClientMode();
        }

        @Override
        public void setUseClientMode(boolean client) {
            tls.setUseClientMode(client);
        }

        @Override
        public boolean getNeedClientAuth() {
            return tls.getNeedClientAuth();
        }

        @Override
        public void setNeedClientAuth(boolean need) {
            tls.setNeedClientAuth(need);
        }

        @Override
        public boolean getWantClientAuth() {
            return tls.getWantClientAuth();
        }

        @Override
        public void setWantClientAuth(boolean want) {
            tls.setWantClientAuth(want);
        }

        @Override
        public boolean getEnableSessionCreation() {
            return tls.getEnableSessionCreation();
        }

        @Override
        public void setEnableSessionCreation(boolean create) {
            tls.setEnableSessionCreation(create);
        }
    }
}
