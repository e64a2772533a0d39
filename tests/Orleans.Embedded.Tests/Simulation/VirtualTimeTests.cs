using System.Diagnostics;

namespace Orleans.Embedded.Tests.Simulation;

public sealed class VirtualTimeTests
{
    [Fact]
    public void AnHourOfVirtualTimeTakesNoTime()
    {
        var runtime = new DeterministicRuntime(new SimulationOptions());
        var watch = Stopwatch.StartNew();
        runtime.Run(() => Task.Delay(TimeSpan.FromHours(1), runtime.TimeProvider));
        Assert.True(runtime.UtcNow - runtime.Options.Start >= TimeSpan.FromHours(1));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void WhatATimersCallbackWaitsForComesBackToTheNodesScheduler()
    {
        var runtime = new DeterministicRuntime(new SimulationOptions());
        var ended = new TaskCompletionSource();
        var before = TaskScheduler.Default;
        var after = TaskScheduler.Default;
        async void Callback(object? state)
        {
            before = TaskScheduler.Current;
            await Task.Delay(TimeSpan.FromSeconds(1), runtime.TimeProvider);
            after = TaskScheduler.Current;
            ended.SetResult();
        }

        runtime.Run(async () =>
        {
            using var timer = runtime.TimeProvider.CreateTimer(Callback, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
            await ended.Task;
        });
        Assert.Same(runtime.TaskScheduler, before);
        Assert.Same(runtime.TaskScheduler, after);
    }

    [Fact]
    public void AnErrorOfATimersCallbackEndsTheSimulation()
    {
        var runtime = new DeterministicRuntime(new SimulationOptions());
        Assert.Throws<IOException>(() => runtime.Run(async () =>
        {
            using var timer = runtime.TimeProvider.CreateTimer(static _ => throw new IOException("callback"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
            await Task.Delay(TimeSpan.FromSeconds(2), runtime.TimeProvider);
        }));
    }

    [Fact]
    public void WaitingForNothingIsADeadlock()
    {
        var runtime = new DeterministicRuntime(new SimulationOptions { Seed = 5 });
        var error = Assert.Throws<SimulationDeadlockException>(() => runtime.Run(() => new TaskCompletionSource().Task));
        Assert.Contains("seed 5", error.Message);
    }

    [Fact]
    public void AnEndlessSimulationEndsAtItsLimit()
    {
        var runtime = new DeterministicRuntime(new SimulationOptions { Limit = TimeSpan.FromMinutes(1) });
        Assert.Throws<SimulationDeadlockException>(() => runtime.Run(async () =>
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), runtime.TimeProvider);
            }
        }));
    }

    [Fact]
    public void WorkFromAnotherThreadIsAnError()
    {
        var runtime = new DeterministicRuntime(new SimulationOptions());
        var error = Assert.Throws<InvalidOperationException>(() => runtime.Run(async () =>
        {
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var thread = new Thread(() => source.SetResult());
            thread.Start();
            thread.Join();
            await source.Task;
            await Task.Factory.StartNew(() => { }, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);
            var other = new Thread(scheduler => Task.Factory.StartNew(() => { }, CancellationToken.None, TaskCreationOptions.None, (TaskScheduler)scheduler!));
            other.Start(TaskScheduler.Current);
            other.Join();
            await Task.Yield();
            await Task.Yield();
        }));
        Assert.Contains("not deterministic", error.Message);
    }

    [Fact]
    public void ACallWithoutAnswerTimesOutInVirtualTime()
    {
        var runtime = new DeterministicRuntime(new SimulationOptions());
        var builder = new InProcessTestClusterBuilder(1).UseDeterministicScheduling(runtime);
        runtime.Run(async () =>
        {
            var cluster = builder.Build();
            await cluster.DeployAsync();
            var before = runtime.UtcNow;
            await Assert.ThrowsAsync<TimeoutException>(() => cluster.Client.GetGrain<ISilentGrain>("x").NeverAsync());
            Assert.True(runtime.UtcNow - before >= TimeSpan.FromSeconds(30));
        });
    }

    [Fact]
    public void SiloAndClientTakeClockSchedulerAndChanceFromTheirServices()
    {
        var runtime = new DeterministicRuntime(new SimulationOptions());
        var builder = new InProcessTestClusterBuilder(1).UseDeterministicScheduling(runtime);
        runtime.Run(async () =>
        {
            var cluster = builder.Build();
            await cluster.DeployAsync();
            foreach (var services in new[] { cluster.Client.ServiceProvider, cluster.GetSiloServiceProvider() })
            {
                Assert.Equal(runtime.UtcNow, services.GetRequiredService<TimeProvider>().GetUtcNow());
                Assert.NotSame(TaskScheduler.Default, services.GetRequiredService<TaskScheduler>());
                Assert.NotNull(services.GetRequiredKeyedService<Func<string, Random>>(SimulationServices.RandomKey)("purpose"));
            }

            await cluster.DisposeAsync();
        });
    }
}
