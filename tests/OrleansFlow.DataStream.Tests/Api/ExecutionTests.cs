using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;

namespace OrleansFlow.DataStream.Tests.Api;

public class ExecutionTests
{
    private readonly FakeExecutor _executor = new();

    [Fact]
    public async Task ExecutingHandsOverWhatWasWrittenDownSinceTheLastTime()
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.Create(_executor);
        Numbers(environment).SinkTo(new TestSink<int>());
        IJobClient client = await environment.ExecuteAsync("first");
        Numbers(environment).Map(x => x).SinkTo(new TestSink<int>());
        JobExecutionResult result = await environment.ExecuteAndWaitAsync("second");
        Assert.Equal(["first", "second"], _executor.Graphs.Select(graph => graph.Name));
        Assert.Equal([2, 3], _executor.Graphs.Select(graph => graph.Vertices.Sum(vertex => vertex.Operators.Count)));
        Assert.Equal(_executor.Graphs[1].JobId, client.JobId);
        Assert.Equal(3L, result.GetAccumulatorResult<long>("lines"));
        Assert.Equal(0L, result.GetAccumulatorResult<long>("none"));
        Assert.Throws<InvalidCastException>(() => result.GetAccumulatorResult<string>("lines"));
    }

    [Fact]
    public async Task WhatWasExecutedBeforeIsExecutedAgainWhereTheProgramBuildsOnIt()
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.Create(_executor);
        DataStream<int> numbers = Numbers(environment);
        DataStream<int> squares = numbers.Map(x => x * x).Name("squares");
        squares.Filter(x => x > 3).Name("large").SinkTo(new TestSink<int>());
        await environment.ExecuteAsync("first");
        squares.Union(numbers).Map(x => -x).Name("negated").SinkTo(new TestSink<int>());
        await environment.ExecuteAsync("second");

        IEnumerable<string> second = _executor.Graphs[1].Vertices.SelectMany(vertex => vertex.Operators).Select(info => info.Name);
        Assert.Equal(["Sink: Writer", "Source: Numbers", "negated", "squares"], second.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AnIterationIsExecutedAgainWithWhatIsFedBack()
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.Create(_executor);
        DataStream<int> other = Numbers(environment).IterateUnbounded(static scope => new IterationBody<int, int>(scope.Variable, scope.Variable));
        DataStream<int> iterated = Numbers(environment).IterateBounded(static scope => new IterationBody<int, int>(scope.Variable.Filter(static x => x > 0), scope.Variable).Until(scope.Variable));
        other.SinkTo(new TestSink<int>());
        iterated.SinkTo(new TestSink<int>());
        await environment.ExecuteAsync("both");
        iterated.SinkTo(new TestSink<int>());
        await environment.ExecuteAsync("one");

        Assert.Equal([2, 1], _executor.Graphs.Select(static graph => Operators(graph).Count(static name => name == "Iteration Tail")));
        Assert.Equal([2, 1], _executor.Graphs.Select(static graph => Operators(graph).Count(static name => name == "Iteration Head")));
        Assert.Equal([1, 1], _executor.Graphs.Select(static graph => Operators(graph).Count(static name => name == "Filter")));

        static IEnumerable<string> Operators(JobGraph graph) => graph.Vertices.SelectMany(static vertex => vertex.Operators).Select(static info => info.Name);
    }

    [Fact]
    public async Task NameIdAndParametersOfTheJobComeFromTheConfiguration()
    {
        var configuration = new JobConfiguration()
            .Set(PipelineOptions.Name, "configured")
            .Set(PipelineOptions.JobId, "00112233445566778899aabbccddeeff")
            .Set("my.key", "my value");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.Create(_executor, configuration);
        environment.GlobalJobParameters["threshold"] = "5";
        Numbers(environment).SinkTo(new TestSink<int>());
        await environment.ExecuteAsync();
        JobGraph graph = _executor.Graphs[0];
        Assert.Equal(("configured", "00112233445566778899aabbccddeeff"), (graph.Name, graph.JobId.ToString()));
        Assert.Equal("my value", graph.Configuration["my.key"]);
        Assert.Equal("5", graph.GlobalJobParameters["threshold"]);
    }

    [Fact]
    public async Task CollectedRecordsComeInOrderUntilTheSinkHasEnded()
    {
        _executor.Collected.Enqueue([1, 2]);
        _executor.Collected.Enqueue([]);
        _executor.Collected.Enqueue([3]);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.Create(_executor).SetParallelism(2);
        var seen = new List<int>();
        await foreach (int record in Numbers(environment).ExecuteAndCollectAsync())
        {
            seen.Add(record);
        }

        Assert.Equal([1, 2, 3], seen);
        JobVertex sink = _executor.Graphs[0].Vertices[^1];
        Assert.Equal(("Sink: Data stream collect sink", 1), (sink.Name, sink.Parallelism));
        Assert.Equal([0L, 2L, 2L, 3L], _executor.Fetches.Select(fetch => fetch.Offset));
        Assert.All(_executor.Fetches, fetch => Assert.Equal(sink.Operators[0].Id, fetch.Operator));
        Assert.Equal((0, 1), (_executor.Cancellations, _executor.Disposals));
    }

    [Fact]
    public async Task EndingTheEnumerationEarlyCancelsTheJob()
    {
        _executor.Collected.Enqueue([1, 2, 3]);
        _executor.Collected.Enqueue([4]);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.Create(_executor);
        Assert.Equal([1, 2], await Numbers(environment).ExecuteAndCollectAsync(limit: 2));
        Assert.Equal((1, 1), (_executor.Cancellations, _executor.Disposals));
    }

    [Fact]
    public async Task AFailureOfTheJobIsNotAnEndOfTheRecords()
    {
        _executor.Collected.Enqueue([1]);
        _executor.Failure = new JobExecutionException(default, JobStatus.Failed, "operator 'Map' failed");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.Create(_executor);
        Assert.Same(_executor.Failure, await Assert.ThrowsAsync<JobExecutionException>(() => Numbers(environment).ExecuteAndCollectAsync(limit: 5)));
    }

    [Fact]
    public async Task ShippedAssembliesAreNamedByTheirContent()
    {
        var executor = new FakeExecutor(shipsAssemblies: true);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.Create(executor);
        environment.Configuration.Set(PipelineOptions.ProvidedAssemblies, "xunit.core; other");
        Numbers(environment).Map(x => x + 1).SinkTo(new TestSink<int>());
        await environment.ExecuteAsync();
        string own = typeof(ExecutionTests).Assembly.GetName().Name!;
        ProgramAssembly assembly = Assert.Single(executor.Assemblies, assembly => assembly.Name == own);
        Assert.Equal(typeof(ExecutionTests).Assembly.Location, assembly.Path);
        Assert.Equal(ProgramAssembly.BlobKey(File.ReadAllBytes(assembly.Path)), executor.Graphs[0].UserAssemblies.Single(user => user.Name == own).BlobKey);
        string[] names = executor.Assemblies.Select(other => other.Name).ToArray();
        Assert.Contains("xunit.assert", names);
        Assert.DoesNotContain("xunit.core", names);
        Assert.DoesNotContain(names, name => name.StartsWith("System.", StringComparison.Ordinal) || name is "OrleansFlow.DataStream" or "OrleansFlow.Abstractions");
    }

    [Fact]
    public void WhereAJobRunsComesFromTheConfigurationUnlessAContextSays()
    {
        Assert.Equal("local", StreamExecutionEnvironment.GetExecutionEnvironment().Target);
        Assert.Equal("remote", StreamExecutionEnvironment.GetExecutionEnvironment(new JobConfiguration().Set(PipelineOptions.Master, "host:1")).Target);
        Assert.Equal("local", StreamExecutionEnvironment.CreateLocalEnvironment(configuration: new JobConfiguration().Set(PipelineOptions.Master, "host:1")).Target);
        StreamExecutionEnvironment remote = StreamExecutionEnvironment.CreateRemoteEnvironment("host:1", "cluster", parallelism: 7);
        Assert.Equal(("remote", "host:1", "cluster", 7), (remote.Target, remote.Configuration.Get(PipelineOptions.Master), remote.Configuration.Get(PipelineOptions.ClusterId), remote.Parallelism));
        using (StreamExecutionEnvironment.UseAsContext(new JobConfiguration().Set(PipelineOptions.Parallelism, 9), _executor))
        {
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.GetExecutionEnvironment(new JobConfiguration().Set(PipelineOptions.Parallelism, 3));
            Assert.Equal(("fake", 9), (environment.Target, environment.Parallelism));
        }

        Assert.Equal("local", StreamExecutionEnvironment.GetExecutionEnvironment().Target);
    }

    [Fact]
    public async Task AnUnknownTargetIsAClearError()
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.GetExecutionEnvironment(new JobConfiguration().Set(PipelineOptions.Target, "moon"));
        Numbers(environment).SinkTo(new TestSink<int>());
        JobSubmissionException error = await Assert.ThrowsAsync<JobSubmissionException>(() => environment.ExecuteAsync());
        Assert.Contains("target 'moon'", error.Message, StringComparison.Ordinal);
        JobExecutors.Register(_executor);
        Assert.Same(_executor, JobExecutors.Find("fake"));
    }

    [Fact]
    public void QueryExpressionsMakeTheSameOperators()
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.Create(_executor);
        DataStream<string> words =
            from number in Numbers(environment)
            where number > 0
            from digit in number.ToString(System.Globalization.CultureInfo.InvariantCulture)
            select $"{number}:{digit}";
        words.GroupBy(word => word.Length).Reduce((a, b) => a + b).SinkTo(new TestSink<string>());
        Assert.Equal(
            ["Source: Numbers", "Filter", "Flat Map", "Keyed Reduce", "Sink: Writer"],
            environment.GetJobGraph().Vertices.SelectMany(vertex => vertex.Operators).Select(info => info.Name));
    }

    private static DataStreamSource<int> Numbers(StreamExecutionEnvironment environment) => environment.FromSource(new TestSource<int>(), "Numbers");
}
