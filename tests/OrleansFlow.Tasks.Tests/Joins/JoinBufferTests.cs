using OrleansFlow.Tasks.Joins;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Tests.Joins;

public sealed class JoinBufferTests
{
    [Fact]
    public void RecordsAreInTheOrderOfTheirTimestampsAndThenOfTheirArrival()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var buffer = new JoinBuffer<int>();
            var model = new List<(int Value, long Timestamp)>();
            for (int i = 0; i < 300; i++)
            {
                if (random.Next(4) == 0)
                {
                    int count = random.Next(buffer.Count + 1);
                    buffer.RemoveFirst(count);
                    model = [.. model.OrderBy(static m => m.Timestamp).Skip(count)];
                }

                long timestamp = (i / 2) - random.Next(20);
                buffer.Add(i, timestamp);
                model.Add((i, timestamp));
                Assert.Equal(model.OrderBy(static m => m.Timestamp), buffer.Items.ToArray().Select(static item => (item.Value, item.Timestamp)));
                Assert.Equal(model.Count(m => m.Timestamp >= timestamp), buffer.From(timestamp).Length);
            }
        }
    }

    [Fact]
    public void ACopyStaysAsItWas()
    {
        var buffers = new JoinBuffers<int, string>();
        buffers.Left.Add(1, 10);
        buffers.Right.Add("a", 20);
        var serializer = new JoinBuffersSerializer<int, string>(TypeRegistry.Default);
        JoinBuffers<int, string> copy = serializer.Copy(buffers);
        buffers.Left.Add(2, 5);
        buffers.Right.RemoveFirst(1);
        Assert.Equal([1], copy.Left.Items.ToArray().Select(static item => item.Value));
        Assert.Equal([(20L, "a")], copy.Right.Items.ToArray().Select(static item => (item.Timestamp, item.Value)));
    }

    [Fact]
    public void BuffersAreReadAsTheyWereWritten()
    {
        var buffers = new JoinBuffers<int, string>();
        for (int i = 0; i < 20; i++)
        {
            buffers.Left.Add(i, 100 - i);
            buffers.Right.Add($"{i}", i / 3);
        }

        var serializer = new JoinBuffersSerializer<int, string>(TypeRegistry.Default);
        var writer = new DataWriter(16);
        serializer.Serialize(buffers, ref writer);
        DataReader reader = new(writer.ToArray());
        JoinBuffers<int, string> read = serializer.Deserialize(ref reader);
        reader.EnsureEnd();
        writer.Dispose();
        Assert.Equal(buffers.Left.Items.ToArray(), read.Left.Items.ToArray());
        Assert.Equal(buffers.Right.Items.ToArray(), read.Right.Items.ToArray());
    }
}
