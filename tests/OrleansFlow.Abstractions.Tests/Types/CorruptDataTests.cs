using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

/// <summary>Each kind of damage, and what the error says.</summary>
public class CorruptDataTests
{
    [Fact]
    public void TheErrorNamesThePositionAndWhatWasExpected()
    {
        Corrupt<(int, long)>("01000000" + "0200", 4, "8 more bytes, but only 2 remain");
        Corrupt<(byte, bool)>("0102", 1, "0 or 1, found 2");
        Corrupt<string>("05616263", 1, "4 items");
        Corrupt<string>("02FF", 1, "UTF-8");
        Corrupt<string>("07EDA080EDB080", 1, "UTF-8");
        Corrupt<string>("8100", 0, "a number of variable length");
        Corrupt<string>("FFFFFFFFFF01", 0, "a number of variable length");
        Corrupt<int[]>("FFFFFFFF0F" + "00", 5, "4294967294 items of at least 4 bytes, but only 1 bytes remain");
        Corrupt<HashSet<int>>("0300" + "01000000" + "01000000", 10, "2 different keys");
        Corrupt<HashSet<int>>("0101", 1, "comparer of int, found 1");
        Corrupt<Dictionary<string, int>>("0200" + "00" + "01000000", 2, "a key of a map, found null");
        Corrupt<IShape>("04", 1, "one of 3 subtypes");
        Corrupt<IShape>("0100", 2, "found null");
        Corrupt<Person>("02", 0, "0 or 1");
        Corrupt<Nothing>("01", 0, "without members");
        Corrupt<int[,]>("01" + "FFFFFFFF07" + "FFFFFFFF07", 1, "length of an array");
        Corrupt<int[,]>("01" + "FFFF01" + "FFFF01", 1, "items of at least 4 bytes");
        Corrupt<decimal>("000000000000000000000000" + "00001D00", 12, "scale");
        Corrupt<DateTime>("FFFFFFFFFFFFFF3F", 0, "date and time");
        Corrupt<DateOnly>("FFFFFFFF", 0, "day");
        Corrupt<System.Text.Rune>("00D80000", 0, "Unicode scalar");
        Corrupt<Version>("03" + "3131", 0, "version");
        Corrupt<Uri>("02" + "78", 0, "URI");
        Corrupt<int>("0100000000", 4, "end of the data");
    }

    [Fact]
    public void AHugeCountAllocatesNothing()
    {
        TypeSerializer<List<long[]>> serializer = TypeSerializers.For<List<long[]>>();
        byte[] bytes = [2, 0xFF, 0xFF, 0xFF, 0x7F, 1, 2, 3, 4, 5, 6, 7, 8];
        Assert.Throws<CorruptDataException>(() => Bytes.Read(serializer, bytes));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<CorruptDataException>(() => Bytes.Read(serializer, bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
    }

    [Fact]
    public void PositionsCountFromTheOriginThatTheReaderWasGiven()
    {
        CorruptDataException error = Assert.Throws<CorruptDataException>(() =>
        {
            DataReader reader = new([1, 2], origin: 1000);
            reader.ReadByte();
            reader.ReadInt32();
        });
        Assert.Equal(1001, error.Position);
    }

    [Theory]
    [InlineData("")]
    [InlineData("02")] // another format
    [InlineData("0101")] // no node
    [InlineData("01FFFFFFFF0F")] // more nodes than bytes
    [InlineData("01020C00000001")] // no such kind
    [InlineData("01020107696E74363405000100")] // a byte too many
    [InlineData("01020106696E743332" + "06" + "00" + "01")] // int32 of 5 bytes
    [InlineData("01020106696E743939" + "05" + "00" + "01")] // no such leaf
    [InlineData("01020301000002" + "0105")] // a part that is node 5 of 1
    [InlineData("01020301000001")] // a nullable of nothing
    public void BytesThatAreNoSchemaAreRefused(string hex) =>
        Assert.Throws<CorruptDataException>(() => TypeSchema.FromBytes(Convert.FromHexString(hex)));

    [Fact]
    public void ASchemaThatNeverEndsIsRefusedWhenItIsUsed()
    {
        // A struct 'A' whose only member 'X' is the struct itself, as a member that the class has no more.
        TypeSchema endless = TypeSchema.FromBytes(Convert.FromHexString(
            "01" + "03" + "09" + "024E" + "00" + "00" + "02" + "0258" + "01" + "08" + "0241" + "00" + "00" + "02" + "0258" + "01"));
        Assert.Throws<CorruptDataException>(() => Bytes.Read(TypeSerializers.For<Nobody>().ReaderFor(endless), [1, 1, 1, 1]));
        Assert.NotEmpty(endless.ToString());
    }

    private static void Corrupt<T>(string hex, long position, string expected)
    {
        CorruptDataException error = Assert.Throws<CorruptDataException>(() => Bytes.Read(TypeSerializers.For<T>(), Convert.FromHexString(hex)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(position, error.Position);
    }

    private sealed record Nobody;
}
