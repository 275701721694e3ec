# Newsvane as it was last built: ./newsvane --version builds it into app/target/lib.
ARG BASE=eclipse-temurin:25-jre
FROM $BASE

COPY app/target/lib /opt/newsvane/lib
COPY newsvane.yaml /etc/newsvane/newsvane.yaml
# Nobody in particular; a named volume takes over the owner.
RUN mkdir -p /var/lib/newsvane && chown 1000:1000 /var/lib/newsvane
USER 1000:1000
WORKDIR /var/lib/newsvane
VOLUME /var/lib/newsvane

ENV NEWSVANE_JAVA_OPTS=-Xmx384m
ENTRYPOINT ["sh", "-c", "exec java --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseCompactObjectHeaders $NEWSVANE_JAVA_OPTS -cp '/opt/newsvane/lib/*' dev.newsvane.app.Main \"$@\"", "newsvane"]
CMD ["--help"]
