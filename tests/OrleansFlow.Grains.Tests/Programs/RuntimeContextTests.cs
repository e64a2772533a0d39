using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansFlow.Execution;
using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Hosting;
using OrleansFlow.Sinks;

namespace OrleansFlow.Grains.Tests.Programs;

/// <summary>What functions and sink writers see of their job, subtask and silo, and when they are called.</summary>
public sealed class RuntimeContextTests
{
    private const int Parallelism = 4;

    [Fact]
    public async Task ARichFunctionIsOpenedAndClosedOncePerSubtaskAndSeesWhereItRuns()
    {
        Life.Events.Clear();
        StreamExecutionEnvironment environment = TwoSilos.Create(Parallelism, 2).SetMaxParallelism(64);
        environment.GlobalJobParameters["threshold"] = "5";
        DataStream<string> seen = environment.FromSequence(0, 99).Map(new Life()).Name("Life");

        List<string> results = await seen.ExecuteAndCollectAsync(int.MaxValue, "context");

        Assert.Equal(100, results.Count);
        Assert.All(results, static text => Assert.EndsWith("of 4, 64 groups, attempt 0, job context, threshold 5, grains True, files 0", text, StringComparison.Ordinal));
        string[] expected = [.. Enumerable.Range(0, Parallelism).SelectMany(static i => (string[])[$"open Life ({i + 1}/4)#0", $"close Life ({i + 1}/4)#0"])];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Life.Events.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AWriterWritesIsFlushedAtTheEndOfItsInputAndDisposedOf()
    {
        RecordingSink.Events.Clear();
        StreamExecutionEnvironment environment = TwoSilos.Create(Parallelism, 2);
        environment.FromSequence(1, 100).Rebalance().SinkTo(new RecordingSink()).Name("Recording");

        await environment.ExecuteAndWaitAsync();

        for (int subtask = 0; subtask < Parallelism; subtask++)
        {
            string[] events = [.. RecordingSink.Events.Where(e => e.Subtask == subtask).Select(static e => e.Event)];
            Assert.Equal(["create", .. Enumerable.Repeat("write", events.Length - 3), "flush True", "dispose"], events);
        }

        Assert.Equal(100, RecordingSink.Events.Count(static e => e.Event == "write"));
    }

    [Fact]
    public async Task WhatAFunctionLogsHasTheScopesOfJobVertexAndSubtask()
    {
        using var log = new ScopeLog();
        await using LocalCluster cluster = await LocalCluster.StartAsync(new LocalClusterOptions { ConfigureLogging = logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(log) });
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment(2);
        environment.FromSequence(1, 10).Map(new Logging()).Name("Speaker").SinkTo(new DiscardingSink<long>());
        JobGraph graph = environment.GetJobGraph("logs");

        await using IJobClient client = await cluster.SubmitAsync(graph);
        await client.GetResultAsync();

        Assert.Equal(
            [.. Enumerable.Range(0, 2).Select(subtask => $"I am here: JobId={graph.JobId} JobName=logs Vertex={graph.Vertices[0].Name} Operator=Speaker Subtask={subtask} Attempt=0")],
            log.Lines.Order(StringComparer.Ordinal));
    }

    private sealed class Life : RichMapFunction<long, string>
    {
        public static ConcurrentQueue<string> Events { get; } = new();

        public override void Open(OpenContext context) => Events.Enqueue($"open {RuntimeContext.Task.NameWithSubtasks}");

        public override string Map(long value) =>
            $"subtask {RuntimeContext.Task.Subtask} of {RuntimeContext.Task.Parallelism}, {RuntimeContext.Task.MaxParallelism} groups, attempt {RuntimeContext.Task.Attempt}, "
            + $"job {RuntimeContext.Job.Name}, threshold {RuntimeContext.GlobalJobParameters["threshold"]}, "
            + $"grains {RuntimeContext.Services.GetService<IGrainFactory>() is not null}, files {RuntimeContext.DistributedCache.Names.Count}";

        public override void Close() => Events.Enqueue($"close {RuntimeContext.Task.NameWithSubtasks}");
    }

    private sealed class Logging : RichMapFunction<long, long>
    {
        public override void Open(OpenContext context) => RuntimeContext.Logger.LogInformation("I am here");

        public override long Map(long value) => value;
    }

    private sealed class RecordingSink : ISink<long>
    {
        public static ConcurrentQueue<(int Subtask, string Event)> Events { get; } = new();

        public ValueTask<ISinkWriter<long>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken)
        {
            Events.Enqueue((context.Task.Subtask, "create"));
            return new(new Writer(context.Task.Subtask));
        }

        private sealed class Writer(int subtask) : ISinkWriter<long>
        {
            public async ValueTask WriteAsync(long element, long timestamp)
            {
                if (element % 7 == 0)
                {
                    await Task.Yield();
                }

                Events.Enqueue((subtask, "write"));
            }

            public ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken)
            {
                Events.Enqueue((subtask, $"flush {endOfInput}"));
                return ValueTask.CompletedTask;
            }

            public ValueTask DisposeAsync()
            {
                Events.Enqueue((subtask, "dispose"));
                return ValueTask.CompletedTask;
            }
        }
    }

    private sealed class ScopeLog : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider? _scopes;

        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public void Dispose()
        {
        }

        private sealed class Logger(ScopeLog log, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull =>
                log._scopes!.Push(state);

            public bool IsEnabled(LogLevel logLevel) => category.StartsWith("OrleansFlow.Functions", StringComparison.Ordinal);

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (!IsEnabled(logLevel))
                {
                    return;
                }

                string line = formatter(state, exception) + ":";
                log._scopes!.ForEachScope(
                    (scope, _) =>
                    {
                        foreach ((string name, object? value) in (IEnumerable<KeyValuePair<string, object?>>)scope!)
                        {
                            line += $" {name}={value}";
                        }
                    },
                    0);
                log.Lines.Enqueue(line);
            }
        }
    }
}
