using OrleansFlow.Graph;

namespace OrleansFlow.DataStream.Tests.Graph;

public class OperatorIdTests
{
    [Fact]
    public void PositionsGiveTheIdsThatFlinkGives()
    {
        // A source of which nothing is chained has this id in every Flink job; so has one with one chained operator the other.
        Assert.Equal("bc764cd8ddf7a0cff126f51c16239658", Ids(StreamOf(1).Rebalance())[0]);
        Assert.Equal("cbc357ccb763df2852fee8c4fc7d55f2", Ids(StreamOf(1))[0]);
    }

    [Fact]
    public void AUidGivesTheIdThatFlinkGives()
    {
        var environment = StreamExecutionEnvironment.CreateLocalEnvironment(1);
        environment.FromSource(new TestSource<int>(), "Numbers").Uid("numbers").Filter(x => x > 0).Uid("sums").SinkTo(new TestSink<int>());
        Assert.Equal(["ca88eee0095684d687a1b6495617f957", "a0f90dae8f3f5f042400509da0ac0fbb"], OperatorsOf(environment).Take(2).Select(info => info.Id.ToString()));
        Assert.Equal(["numbers", "sums", null], OperatorsOf(environment).Select(info => info.Uid));
    }

    [Fact]
    public void AUidHashIsTheId()
    {
        var environment = StreamExecutionEnvironment.CreateLocalEnvironment(1);
        environment.FromSource(new TestSource<int>(), "Numbers").UidHash("00112233445566778899aabbccddeeff").SinkTo(new TestSink<int>());
        Assert.Equal("00112233445566778899aabbccddeeff", OperatorsOf(environment).First().Id.ToString());
        Assert.Equal("00112233445566778899aabbccddeeff", environment.GetJobGraph().Vertices[0].Id.ToString());
        Assert.Contains("32 hexadecimal digits", Assert.Throws<JobSubmissionException>(() => StreamOf(1).Map(x => x).UidHash("xyz")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AUidUsedTwiceIsAnError()
    {
        var environment = StreamExecutionEnvironment.CreateLocalEnvironment(1);
        environment.FromSource(new TestSource<int>(), "Numbers").Uid("a").Map(x => x).Uid("a").SinkTo(new TestSink<int>());
        string message = Assert.Throws<JobSubmissionException>(() => environment.GetJobGraph()).Message;
        Assert.Contains("'Source: Numbers' and 'Map'", message, StringComparison.Ordinal);
        Assert.Contains("uid 'a'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheIdOfAnOperatorWithoutUidDependsOnWhatFeedsIt()
    {
        List<string> one = Ids(StreamOf(1).Map(x => x));
        List<string> more = Ids(StreamOf(1).Map(x => x).Map(x => x));
        Assert.Equal(one[0], more[0]);
        Assert.Equal(one[1], more[1]);
        Assert.NotEqual(one[2], more[2]);
        Assert.NotEqual(Ids(StreamOf(1).Map(x => x))[2], Ids(StreamOf(1).Rebalance().Map(x => x))[2]);
    }

    private static DataStream<int> StreamOf(int parallelism) =>
        StreamExecutionEnvironment.CreateLocalEnvironment(parallelism).FromSource(new TestSource<int>(), "Numbers");

    private static List<string> Ids(DataStream<int> stream)
    {
        stream.SinkTo(new TestSink<int>());
        return OperatorsOf(stream.ExecutionEnvironment).Select(info => info.Id.ToString()).ToList();
    }

    private static IEnumerable<OperatorInfo> OperatorsOf(StreamExecutionEnvironment environment) =>
        environment.GetJobGraph().Vertices.SelectMany(vertex => vertex.Operators);
}
