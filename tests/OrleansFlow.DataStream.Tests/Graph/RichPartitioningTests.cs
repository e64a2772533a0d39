using OrleansFlow.Functions;

namespace OrleansFlow.DataStream.Tests.Graph;

/// <summary>What chooses the way of records has no life cycle.</summary>
public sealed class RichPartitioningTests
{
    private readonly DataStream<int> _numbers = StreamExecutionEnvironment.CreateLocalEnvironment(1).FromElements(1, 2);

    [Fact]
    public void ARichKeySelectorIsRefused() => Assert.Equal(
        $"A key selector cannot be a rich function, for nothing would open {typeof(RichKey)}: compute what it needs in a rich map before, and choose by that.",
        Assert.Throws<JobSubmissionException>(() => _numbers.KeyBy(new RichKey())).Message);

    [Fact]
    public void ARichPartitionerIsRefused() => Assert.Equal(
        $"A partitioner cannot be a rich function, for nothing would open {typeof(RichPartitioner)}: compute what it needs in a rich map before, and choose by that.",
        Assert.Throws<JobSubmissionException>(() => _numbers.PartitionCustom(new RichPartitioner(), static n => n)).Message);

    [Fact]
    public void FunctionObjectsWithoutLifeCycleAreTaken()
    {
        _numbers.KeyBy(new PlainKey()).Reduce(static (a, b) => a + b).SinkTo(new TestSink<int>());
        _numbers.PartitionCustom(new PlainPartitioner(), static n => n).SinkTo(new TestSink<int>());

        Assert.NotEmpty(_numbers.ExecutionEnvironment.GetJobGraph().Vertices);
    }

    private sealed class RichKey : RichFunction, IKeySelector<int, int>
    {
        public int GetKey(int value) => value;
    }

    private sealed class PlainKey : IKeySelector<int, int>
    {
        public int GetKey(int value) => value;
    }

    private sealed class RichPartitioner : RichFunction, IPartitioner<int>
    {
        public int Partition(int key, int numPartitions) => 0;
    }

    private sealed class PlainPartitioner : IPartitioner<int>
    {
        public int Partition(int key, int numPartitions) => 0;
    }
}
