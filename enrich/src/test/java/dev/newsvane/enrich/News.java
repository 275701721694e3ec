package dev.newsvane.enrich;

/// Made-up reports for scenarios: places, people and companies exist nowhere.
final class News {
    private News() {}

    static final String BRIDGE_TITLE = "Swing bridge at Ostermole stuck open after power failure";

    static final String BRIDGE = """
        The swing bridge at Ostermole has been stuck open since Tuesday night, cutting the harbour town in two and stranding some four thousand commuters, the port authority said.

        A transformer in the engine house failed shortly after a grain freighter had passed, spokeswoman Mirela Tandell told reporters on the quay. Nobody was hurt.

        Engineers from the manufacturer Holbrandt are due to arrive on Thursday with a spare part. Until then a passenger ferry crosses the channel every twenty minutes, free of charge.

        The bridge, opened in 1931, was last overhauled nine years ago. Councillor Jorun Eskedal asked why a second transformer, promised then, had never been installed.

        Shops on the northern bank reported empty tills on Wednesday morning. The town expects the repair to cost about 340,000 crowns.\
        """;

    /// The same with another outlet's byline, dateline and footer.
    static final String BRIDGE_WIRE = """
        By Anders Falk

        OSTERMOLE (Nordwire) - The swing bridge at Ostermole has been stuck open since Tuesday night, cutting the harbour town in two and stranding some four thousand commuters, the port authority said.

        A transformer in the engine house failed shortly after a grain freighter had passed, spokeswoman Mirela Tandell told reporters on the quay. Nobody was hurt.

        Engineers from the manufacturer Holbrandt are due to arrive on Thursday with a spare part. Until then a passenger ferry crosses the channel every twenty minutes, free of charge.

        The bridge, opened in 1931, was last overhauled nine years ago. Councillor Jorun Eskedal asked why a second transformer, promised then, had never been installed.

        Shops on the northern bank reported empty tills on Wednesday morning. The town expects the repair to cost about 340,000 crowns.

        Reporting by Anders Falk; editing by Lise Morn\
        """;

    static final String BRIDGE_CUT = """
        The swing bridge at Ostermole has been stuck open since Tuesday night, cutting the harbour town in two and stranding some four thousand commuters, the port authority said.

        A transformer in the engine house failed shortly after a grain freighter had passed, spokeswoman Mirela Tandell told reporters on the quay. Nobody was hurt.\
        """;

    static final String BRIDGE_EDITED = """
        The swing bridge at Ostermole has been stuck open since Tuesday night, cutting the harbour town in two and leaving some four thousand commuters without a way home, the port authority said.

        A transformer in the engine house failed shortly after a grain freighter had passed, spokeswoman Mirela Tandell told reporters on the quay. There were no injuries.

        Engineers from the manufacturer Holbrandt are expected on Thursday with a spare part. Until then a passenger ferry crosses the channel every twenty minutes, free of charge.

        The bridge, opened in 1931, was last overhauled nine years ago. Councillor Jorun Eskedal asked why a second transformer, promised then, had never been put in place.

        Shops on the northern bank spoke of empty tills on Wednesday morning. The town expects the repair to cost about 340,000 crowns.\
        """;

    static final String BRIDGE_OTHER_TITLE = "Commuters wait for ferries as Ostermole bridge fails";

    static final String BRIDGE_OTHER = """
        Queues of commuters stretched along both quays of Ostermole on Wednesday, the morning after the town's swing bridge jammed in its open position.

        The port authority blamed a burnt-out transformer. Its spokeswoman, Mirela Tandell, promised a free ferry until technicians of Holbrandt can fit a replacement, which she hopes will be on Thursday.

        For Jorun Eskedal of the town council the breakdown was bound to happen: money for a spare transformer had been set aside nine years ago and spent elsewhere.

        Bakers and booksellers north of the channel said they had sold next to nothing.\
        """;

    /// A machine's paraphrase: odd synonyms, a slip in a name.
    static final String BRIDGE_SPUN_TITLE = "Swinging bridge in Ostermole remains open following electricity collapse";

    static final String BRIDGE_SPUN = """
        In Ostermole the swinging bridge is blocked in open posture from Tuesday evening, dividing the harbor city into two halves and abandoning around 4,000 travelers, in keeping with the port office.

        The transformer of the motor home broke down soon after a cereal cargo ship went through, the speaker Mirella Tandel informed journalists. No person was injured.

        Technicians of the maker Holbrand will land on Thursday with a substitute piece. Within the meantime a ferry for passengers traverses the canal each 20 minutes at no value.

        Council member Jorun Eskedal questioned why the second transformer, pledged nine years in the past, was by no means put in.\
        """;

    static final String OTHER_BRIDGE_TITLE = "Footbridge at Karsund closed after inspectors find cracks";

    static final String OTHER_BRIDGE = """
        The footbridge across the gorge at Karsund was closed on Wednesday after inspectors found cracks in two of its supports.

        Hikers will have to take the valley path, which adds an hour, until the county decides on a repair, engineer Petra Vollan said.

        The wooden bridge was built by volunteers in 1988. The county had it examined after a storm felled several trees nearby in the autumn.

        Innkeeper Sverre Lund feared for the summer season: nine in ten of his guests come on foot, he said.\
        """;

    static final String SUIT_TITLE = "Illustrators sue Pixelforge over training pictures";

    static final String SUIT = """
        Three illustrators have sued the image generator company Pixelforge, accusing it of copying their drawings without permission to train its software.

        The complaint, filed on Monday in the commercial court of Brennach, asks for damages of two million crowns and for the destruction of the model.

        Ilka Serrand, who draws the children's series Tollo the Badger, said she had recognised her own brush strokes in pictures made by strangers.

        Pixelforge said it would defend itself, and that learning from pictures is what every student of art does.\
        """;

    static final String OTHER_SUIT_TITLE = "Composers' society takes Tonewright to court over songs";

    static final String OTHER_SUIT = """
        The composers' society of Valmere has taken the music software company Tonewright to court, saying that its generator was trained on nine thousand songs of members.

        The claim was lodged on Tuesday at the high court of Valmere and names forty melodies that the program is said to have repeated almost note for note.

        Society chairman Edvin Krol called the case a question of survival. Tonewright answered that its program composes and does not copy.

        A first hearing is set for the end of May.\
        """;
}
