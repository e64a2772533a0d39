using System.Threading.Channels;
using OrleansFlow.Graph;

namespace OrleansFlow.DataStream.Tests.Api;

public class BuiltInSourceTests
{
    private readonly StreamExecutionEnvironment _environment = StreamExecutionEnvironment.CreateLocalEnvironment(parallelism: 3);

    [Fact]
    public void EachSourceHasItsNameAndParallelism()
    {
        var log = new List<string>();
        _environment.FromElements(1, 2).Print();
        _environment.FromSequence(1, 3).PrintToError();
        _environment.ReadTextFile("in").WriteAsText("out");
        _environment.SocketTextStream("localhost", 9999).SinkTo(log.Add);
        _environment.FromGenerator(number => number * 2, count: 5).SinkTo(async (record, cancellationToken) => await Task.Yield());
        _environment.FromAsyncEnumerable(new[] { 1 }.ToAsyncEnumerable()).Print();
        _environment.FromChannel(Channel.CreateUnbounded<int>().Reader).Print();
        JobGraph graph = _environment.GetJobGraph();
        Assert.Equal(
            [
                ("Source: Collection Source", 1), ("Print to Std. Out: Writer", 3),
                ("Source: Sequence Source -> Print to Std. Err: Writer", 3),
                ("Source: Text File Source -> Text File Sink: Writer", 3),
                ("Source: Socket Stream", 1), ("Sink: Writer", 3),
                ("Source: Generator Source -> Sink: Writer", 3),
                ("Source: Async Sequence Source", 1), ("Print to Std. Out: Writer", 3),
                ("Source: Channel Source", 1), ("Print to Std. Out: Writer", 3),
            ],
            graph.Vertices.Select(vertex => (vertex.Name, vertex.Parallelism)));
    }

    [Fact]
    public void SourcesOfOneSubtaskKeepIt()
    {
        Assert.Equal(
            "Operator 'Collection Source' must keep parallelism 1: the elements of a collection come in order, from one subtask.",
            Assert.Throws<JobSubmissionException>(() => _environment.FromElements(1).SetParallelism(2)).Message);
        _environment.FromElements(1).SetParallelism(1);
    }

    [Fact]
    public void WhatLivesInTheProgramIsRefusedByACluster()
    {
        StreamExecutionEnvironment remote = StreamExecutionEnvironment.CreateRemoteEnvironment("host:1");
        Assert.Contains("cannot be read by a cluster", Assert.Throws<JobSubmissionException>(() => remote.FromChannel(Channel.CreateUnbounded<int>().Reader)).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read by a cluster", Assert.Throws<JobSubmissionException>(() => remote.FromAsyncEnumerable(new[] { 1 }.ToAsyncEnumerable())).Message, StringComparison.Ordinal);
    }
}
