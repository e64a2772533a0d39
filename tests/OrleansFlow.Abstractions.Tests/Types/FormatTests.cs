using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

/// <summary>The bytes themselves: savepoints of earlier versions must stay readable, and keys must stay in their key groups.</summary>
public class FormatTests
{
    [Fact]
    public void TheBytesAreThoseOfTheFirstVersion()
    {
        Is("0104416461" + "24000000" + "056E6F6E65", new Person("Ada", 36));
        Is("00", (Person?)null);
        Is("01000000000000000200000000000000", new Point(1, 2));
        Is("01", "");
        Is("03C3BC", "ü");
        Is("04EDA080", "\uD800");
        Is("8101" + new string('6', 256).Replace("66", "61", StringComparison.Ordinal), new string('a', 128));
        Is("0301000000FFFFFFFF", new[] { 1, -1 });
        Is("00", (int[]?)null);
        Is("02" + "02" + "0241" + "07", new Dictionary<string, byte>(StringComparer.OrdinalIgnoreCase) { ["A"] = 7 });
        Is("0105", (byte?)5);
        Is("C8", Color.Blue);
        Is("0F00000000000000000000000000" + "0100", 1.5m);
        Is("0100000000000040", new DateTime(1, DateTimeKind.Utc));
        Is("0000000000000000" + "0000", new DateTimeOffset(0, TimeSpan.Zero));
        Is("01" + "01" + "000000000000F03F", (IShape)new Circle(1));
        Is("00", default(Nothing));
        Is("010102" + "0506", new byte[,] { { 5, 6 } });
        Is("02FF", (System.Numerics.BigInteger)(-1));
        Is("04" + "C3A4FF", new Utf8Text(new byte[] { 0xC3, 0xA4, 0xFF }));
        Is("0A61" + "687474703A2F2F68", new Uri("http://h"));
    }

    /// <summary>The literals were computed by an independent implementation of MurmurHash3 over bytes written down by hand.</summary>
    [Fact]
    public void TheHashesOfComposedKeysAreThoseOfTheFirstVersion()
    {
        Assert.Equal(87028898, TypeSerializers.ForKey<(string, long)>().HashKey(("word", 5)));
        Assert.Equal(-648155584, TypeSerializers.ForKey<Person>().HashKey(new("Ada", 36)));
        Assert.Equal(-938058030, TypeSerializers.ForKey<decimal>().HashKey(1.50m));
        Assert.Equal(-463810133, TypeSerializers.ForKey<bool>().HashKey(true));
        Assert.Equal(223053920, TypeSerializers.ForKey<Color>().HashKey(Color.Blue));
        Assert.Equal(1669671676, TypeSerializers.ForKey<double>().HashKey(-0.0));
        Assert.Equal(83401415, TypeSerializers.ForKey<DateTimeOffset>().HashKey(new(10 * TimeSpan.TicksPerHour, TimeSpan.FromHours(1))));
    }

    [Fact]
    public void TheBytesOfASchemaAreThoseOfTheFirstVersion() => Assert.Equal(
        "01" + "03" // format 1, two nodes
        + "03" + "05" + "696E743F" + "00" + "00" + "02" + "01" + "01" // nullable 'int?', varying, version 0, one part: '' is node 1
        + "01" + "06" + "696E743332" + "05" + "00" + "01", // leaf 'int32' of 4 bytes, no parts
        Convert.ToHexString(TypeSerializers.For<int?>().Schema.ToBytes()));

    private static void Is<T>(string hex, T value) => Assert.Equal(hex, Convert.ToHexString(Bytes.Write(TypeSerializers.For<T>(), value)));
}
