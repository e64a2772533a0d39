using OrleansFlow.Runtime;
using OrleansFlow.Tasks.Iterations;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Tests.Iterations;

public sealed class FeedbackChannelTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("orleansflow-feedback").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task WhatIsAddedIsTakenInOrderHoweverMuchOfItIsOnDisk()
    {
        int first = Random.Shared.Next();
        bool spilled = false;
        for (int seed = first; seed < first + 20; seed++)
        {
            var random = new Random(seed);
            FeedbackChannel<long> channel = Create(random.Next(1, 300));
            var model = new Queue<StreamElement<long>>();
            int epoch = 0;
            int bias = random.Next(1, 4);
            for (int step = 0; step < 200; step++)
            {
                for (int i = random.Next(bias * 40); i > 0; i--)
                {
                    long value = random.NextInt64();
                    model.Enqueue(new StreamElement<long>(StreamElementKind.Record, value, step));
                    await channel.AddAsync(value, step);
                }

                if (random.Next(10) == 0)
                {
                    model.Enqueue(new StreamElement<long>(StreamElementKind.EpochWatermark, default, epoch));
                    await channel.EndRoundAsync(epoch++);
                }

                for (int i = random.Next(100); i > 0 && await TakeAsync(channel) is { } element; i--)
                {
                    Assert.True(model.Dequeue() == element, $"Seed {seed}, step {step}.");
                }
            }

            while (await TakeAsync(channel) is { } element)
            {
                Assert.True(model.Dequeue() == element, $"Seed {seed}, at the end.");
            }

            Assert.True(model.Count == 0, $"Seed {seed}: {model.Count} elements are lost.");
            spilled |= channel.SpilledBlocks > 0;
            await channel.DisposeAsync();
        }

        Assert.True(spilled);
        Assert.Empty(Directory.EnumerateFiles(_directory, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task TailAndHeadMayRunAtTheSameTime()
    {
        const int Records = 200_000;
        FeedbackChannel<long> channel = Create(500);
        Task tail = Task.Run(async () =>
        {
            for (long i = 0; i < Records; i++)
            {
                await channel.AddAsync(i, i);
            }

            await channel.EndRoundAsync(0);
        });

        for (long i = 0; i < Records; i++)
        {
            StreamElement<long>? element;
            while ((element = await TakeAsync(channel)) is null)
            {
                await Task.Yield();
            }

            Assert.Equal(new StreamElement<long>(StreamElementKind.Record, i, i), element);
        }

        await tail;
        Assert.Equal(StreamElementKind.EpochWatermark, (await TakeAsync(channel))!.Value.Kind);
        Assert.True(channel.TryTakeRound(0, hasCriterion: false, out long records, out _));
        Assert.Equal(Records, records);
    }

    [Fact]
    public async Task ARoundIsCompleteWhenItsCriterionIsToo()
    {
        FeedbackChannel<long> channel = Create(10);
        await channel.AddAsync(1, 0);
        await channel.EndRoundAsync(0);

        Assert.False(channel.TryTakeRound(0, hasCriterion: true, out _, out _));
        channel.AddCriterion(0, 7);

        Assert.True(channel.TryTakeRound(0, hasCriterion: true, out long records, out long criterion));
        Assert.Equal((1, 7), (records, criterion));
        Assert.False(channel.TryTakeRound(1, hasCriterion: true, out _, out _));
    }

    [Fact]
    public async Task ADirectoryThatCannotBeWrittenIsNamedWithItsOption()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "channel"), "a file where a directory should be");
        FeedbackChannel<long> channel = Create(1);

        OrleansFlowException error = await Assert.ThrowsAsync<OrleansFlowException>(async () =>
        {
            for (int i = 0; i < 1000; i++)
            {
                await channel.AddAsync(i, i);
            }
        });

        Assert.Contains("cannot be written to", error.Message, StringComparison.Ordinal);
        Assert.Contains("io.tmp.dirs", error.Message, StringComparison.Ordinal);
    }

    private static async Task<StreamElement<long>?> TakeAsync(FeedbackChannel<long> channel)
    {
        if (channel.TryTake(out StreamElement<long> element))
        {
            return element;
        }

        if (!channel.MustRead)
        {
            return null;
        }

        await channel.ReadBlockAsync();
        return channel.TryTake(out element) ? element : throw new InvalidOperationException("A block without elements.");
    }

    private FeedbackChannel<long> Create(int memoryRecords) => new(TypeRegistry.Default.For<long>(), RuntimeServices.System.Files, Path.Combine(_directory, "channel"), memoryRecords);
}
