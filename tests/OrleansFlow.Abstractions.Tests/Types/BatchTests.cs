using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

public class BatchTests
{
    [Fact]
    public void BlittableRecordsAreWrittenAndReadWithoutAllocation()
    {
        DataWriter writer = new(4096);
        (TypeSerializer<Point>, TypeSerializer<Padded>, TypeSerializer<(long, Point?)>) all = (TypeSerializers.For<Point>(), TypeSerializers.For<Padded>(), TypeSerializers.For<(long, Point?)>());
        long before = 0;
        for (int i = 0; i < 1000; i++)
        {
            before = i == 1 ? GC.GetAllocatedBytesForCurrentThread() : before;
            writer.Truncate(0);
            all.Item1.Serialize(new(1, 2), ref writer);
            all.Item2.Serialize(new() { A = 1 }, ref writer);
            all.Item3.Serialize((1, new(2, 3)), ref writer);
            DataReader reader = new(writer.Written);
            all.Item1.Deserialize(ref reader);
            all.Item2.Deserialize(ref reader);
            all.Item3.Deserialize(ref reader);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        writer.Dispose();
    }

    [Fact]
    public void FixedLengthsAreKnown()
    {
        Assert.Equal(16, TypeSerializers.For<Point>().FixedLength);
        Assert.Equal(16, TypeSerializers.For<Packed>().FixedLength);
        Assert.Equal(9, TypeSerializers.For<Padded>().FixedLength);
        Assert.Equal(1, TypeSerializers.For<Color>().FixedLength);
        Assert.Equal(1, TypeSerializers.For<Nothing>().FixedLength);
        Assert.Equal(-1, TypeSerializers.For<Person>().FixedLength);
        Assert.Equal(-1, TypeSerializers.For<(string, long)>().FixedLength);
    }

    [Fact]
    public void ABatchHasTheBytesOfItsValues()
    {
        Batch<int>([1, -2, 3]);
        Batch<string>(["a", "bc", "ü"]);
        Batch<Point>([new(1, 2), new(3, 4)]);
        Batch<Packed>([new() { A = 1, B = 2, C = 3, D = 4 }, new() { D = -1 }]);
        Batch<Padded>([new() { A = 1, B = 2 }]);
        Batch<(long, int)>([(1, 2), (3, 4)]);
        Batch<(byte, long)>([(1, 2), (3, 4)]);
        Batch<Color>([Color.Blue, Color.Red]);
        Batch<bool>([true, false]);
        Batch<Guid>([Guid.Empty, Guid.Parse("00112233-4455-6677-8899-aabbccddeeff")]);
        Batch<char>(['a', 'ü']);
        Batch<decimal>([1.5m, -2m]);
        Batch<Int128>([1, Int128.MinValue]);
    }

    private static void Batch<T>(T[] values)
    {
        TypeSerializer<T> serializer = TypeSerializers.For<T>();
        DataWriter batch = new(16);
        DataWriter single = new(16);
        serializer.SerializeBatch(values, ref batch);
        foreach (T value in values)
        {
            serializer.Serialize(value, ref single);
        }

        Assert.Equal(single.ToArray(), batch.ToArray());
        T[] read = new T[values.Length];
        DataReader reader = new(batch.Written);
        serializer.DeserializeBatch(read, ref reader);
        reader.EnsureEnd();
        Assert.Equal(values, read);
        batch.Dispose();
        single.Dispose();
    }
}
