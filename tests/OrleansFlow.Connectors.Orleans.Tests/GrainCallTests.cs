using OrleansFlow.Execution;
using OrleansFlow.Hosting;

namespace OrleansFlow.Connectors.Orleans.Tests;

public sealed class GrainCallTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnswersOfGrainsGoOnAsRecords(bool ordered)
    {
        await using LocalCluster cluster = await Clusters.StartAsync(silos: 2);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment(2);
        DataStreamTestSink<int> sink = DataStreamTestSink<int>.Create();
        environment.FromSequence(1, 200)
            .CallGrainAsync<long, IScoreGrain, int>(
                static n => n % 2 == 0 ? "even" : "odd",
                static (grain, n) => grain.ScoreAsync((int)n),
                TimeSpan.FromSeconds(20),
                ordered: ordered)
            .SinkTo(sink);

        await (await cluster.SubmitAsync(environment.GetJobGraph())).GetResultAsync();

        IReadOnlyList<int> answers = sink.TakeAll();
        Assert.Equal(200, answers.Count);
        Assert.Contains(Enumerable.Range(1, 200).Where(static n => n % 2 == 0).Sum(), answers);
        Assert.Contains(Enumerable.Range(1, 200).Where(static n => n % 2 == 1).Sum(), answers);
    }

    [Fact]
    public async Task AnExceptionOfAGrainFailsTheJobAndNamesTheOperator()
    {
        await using LocalCluster cluster = await Clusters.StartAsync();
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment(1);
        environment.FromElements(1, -2)
            .CallGrainAsync<int, IScoreGrain, int>(static _ => "one", static (grain, n) => grain.ScoreAsync(n), TimeSpan.FromSeconds(20))
            .SinkTo(DataStreamTestSink<int>.Create());

        IJobClient client = await cluster.SubmitAsync(environment.GetJobGraph());
        JobExecutionException failure = await Assert.ThrowsAsync<JobExecutionException>(() => client.GetResultAsync());

        Assert.Contains("call IScoreGrain", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no negative points", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGrainThatNeverAnswersFailsTheJobAndDoesNotHoldTheClusterUp()
    {
        await using (LocalCluster cluster = await LocalCluster.StartAsync(new LocalClusterOptions { ShutdownTimeout = TimeSpan.FromSeconds(1) }))
        {
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment(1);
            environment.FromElements(1)
                .CallGrainAsync<int, IScoreGrain, int>(static _ => "one", static (grain, _) => new(grain.PonderAsync()), TimeSpan.FromMilliseconds(100))
                .SinkTo(DataStreamTestSink<int>.Create());

            IJobClient client = await cluster.SubmitAsync(environment.GetJobGraph());
            JobExecutionException failure = await Assert.ThrowsAsync<JobExecutionException>(() => client.GetResultAsync());

            Assert.Contains("operator 'call IScoreGrain (1/1)#0'", failure.Message, StringComparison.Ordinal);
            Assert.Contains("not complete within 100 ms", failure.Message, StringComparison.Ordinal);
            await cluster.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        }
    }
}
