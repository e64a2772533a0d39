using System.Net;
using System.Net.Sockets;
using OrleansFlow.Integration.Tests.Infrastructure;

namespace OrleansFlow.Integration.Tests.BadInputs;

/// <summary>What a user gets wrong on the command line is answered by one sentence and an exit code.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task AMissingInputFileIsNamed() =>
        (await Programs.WordCountAsync("--input", _directory["nowhere.txt"], "--output", _directory["out"])).AssertRefused("nowhere.txt");

    [Fact]
    public async Task AnOutputDirectoryThatIsNotEmptyIsLeftAlone()
    {
        File.WriteAllText(_directory["in.txt"], "word");
        Directory.CreateDirectory(_directory["out"]);
        File.WriteAllText(Path.Combine(_directory["out"], "mine"), "precious");

        ProcessResult result = await Programs.WordCountAsync("--input", _directory["in.txt"], "--output", _directory["out"]);

        result.AssertRefused("not empty", "--overwrite");
        Assert.Equal("precious", File.ReadAllText(Path.Combine(_directory["out"], "mine")));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("40000")]
    public async Task AParallelismThatNoJobCanHaveIsRefused(string parallelism)
    {
        File.WriteAllText(_directory["in.txt"], "word");

        (await Programs.WordCountAsync("--input", _directory["in.txt"], "--output", _directory["out"], "--parallelism", parallelism))
            .AssertRefused("parallelism", parallelism);
    }

    [Fact]
    public async Task AMasterThatIsNoAddressIsRefused()
    {
        File.WriteAllText(_directory["in.txt"], "word");

        (await Programs.WordCountAsync("--input", _directory["in.txt"], "--output", _directory["out"], "--master", "nonsense")).AssertRefused("nonsense", "host:port");
    }

    [Fact]
    public async Task AMasterThatNobodyListensAtIsRefused()
    {
        File.WriteAllText(_directory["in.txt"], "word");
        string master = $"127.0.0.1:{Ports.Free()}";

        (await Programs.WordCountAsync("--input", _directory["in.txt"], "--output", _directory["out"], "--master", master)).AssertRefused(master);
        (await RunAsync(nameof(WideProgram), "-m", master)).AssertRefused(master);
    }

    [Fact]
    public async Task AMasterThatIsNoSiloIsRefused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        (await RunAsync(nameof(WideProgram), "-m", $"{listener.LocalEndpoint}")).AssertRefused($"{listener.LocalEndpoint}");
    }

    [Fact]
    public async Task AFunctionThatHoldsASocketIsRefused() =>
        (await RunAsync(nameof(SocketProgram))).AssertRefused("AddWhatIsAvailable", "socket", "System.Net.Sockets.Socket", "Open");

    [Fact]
    public async Task ARecordTypeWithoutASerializerIsRefused() =>
        (await RunAsync(nameof(UnserializableProgram))).AssertRefused("Reading.Content", "MemoryStream", "TypeSerializer");

    [Fact]
    public async Task AJobIdThatTheClusterKnowsAlreadyIsRefused()
    {
        string id = new('d', 32);

        (await RunAsync(nameof(TwiceProgram), "--job-id", id)).AssertRefused(id);
    }

    [Fact]
    public async Task AJobWithoutEnoughSlotsSaysHowManyItNeedsAndHowManyThereAre() =>
        (await RunAsync(nameof(WideProgram), "-p", "3", "-D", "taskmanager.numberOfTaskSlots=2", "-D", "slot.request.timeout=1 s"))
            .AssertRefused("needed 3 slots", "2 of 2 free on 1 silo", "taskmanager.numberOfTaskSlots");

    [Fact]
    public async Task WhatAProgramThrowsIsToldWithItsPlace()
    {
        ProcessResult result = await RunAsync(nameof(CrashingProgram));

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("oflow: the program failed with System.InvalidOperationException: nothing works today", result.Error, StringComparison.Ordinal);
        Assert.Contains("nothing works today, caused by System.IO.IOException: the network is gone", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{nameof(CrashingProgram)}.Main", result.Error.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProgramThatIsNotThereIsNamed() =>
        (await Programs.OflowAsync("run", _directory["nowhere.dll"])).AssertRefused("nowhere.dll");

    [Fact]
    public async Task AnOptionWithoutAValueIsRefused() =>
        (await Programs.OflowAsync("run", "-D", "novalue", Programs.PathOf("WordCount.dll"))).AssertRefused("key=value");

    [Fact]
    public async Task DetachedWithoutAClusterIsRefused() =>
        (await Programs.OflowAsync("run", "-d", Programs.PathOf("WordCount.dll"))).AssertRefused("-m host:port");

    [Fact]
    public async Task AJobIdThatIsNoneIsRefused() =>
        (await Programs.OflowAsync("cancel", "-m", "127.0.0.1:1", "xyz")).AssertRefused("xyz", "32 hexadecimal digits");

    [EmbeddedFact]
    public async Task WhatNeedsAnotherProcessSaysThatItNeedsThePackages()
    {
        (await Programs.OflowAsync("list", "-m", "127.0.0.1:30000")).AssertRefused("packages");
        (await Programs.OflowAsync("cancel", "-m", "127.0.0.1:30000", new string('a', 32))).AssertRefused("packages");
        (await Programs.SiloHostAsync("--Silo:Clustering", "Redis")).AssertRefused("packages");
    }

    private static Task<ProcessResult> RunAsync(string program, params string[] options) =>
        Programs.OflowAsync(["run", .. options, "--class", $"OrleansFlow.Integration.Tests.BadInputs.{program}", Programs.PathOf("OrleansFlow.Integration.Tests.dll")]);
}
