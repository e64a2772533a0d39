using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Functions;
using OrleansFlow.Hosting;

namespace OrleansFlow.Grains.Tests.Programs;

public sealed class CachedFileTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("oflow-test-");
    private readonly StreamExecutionEnvironment _environment = StreamExecutionEnvironment.CreateLocalEnvironment(4, new JobConfiguration().Set(LocalOptions.Silos, 2).Set(LocalOptions.TaskSlots, 2));

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task EverySiloHasACopyOfAFileOfItsOwn()
    {
        string path = Write("model.txt", new string('x', 3_000_000) + "end");
        _environment.RegisterCachedFile(path, "model");

        List<string> results = await Collect(_environment.FromSequence(1, 400).Rebalance().Map(new Reader(static files =>
        {
            string copy = files.GetFile("model");
            string text = File.ReadAllText(copy);
            return $"{copy} {text.Length} {text[^3..]}";
        })));

        Assert.Equal(400, results.Count);
        string[] kinds = [.. results.Distinct()];
        Assert.Equal(2, kinds.Length);
        Assert.All(kinds, kind => Assert.EndsWith($"{Path.DirectorySeparatorChar}model.txt 3000003 end", kind, StringComparison.Ordinal));
        Assert.All(kinds, kind => Assert.DoesNotContain(_directory.FullName, kind, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ADirectoryComesWithAllThatIsInIt()
    {
        Write("data/a.txt", "A");
        Write("data/deep/er/ü b.txt", "B");
        Directory.CreateDirectory(Path.Combine(_directory.FullName, "data", "empty"));
        _environment.RegisterCachedFile(Path.Combine(_directory.FullName, "data"), "data");

        List<string> results = await Collect(_environment.FromElements(1L).Map(new Reader(static files =>
        {
            string root = files.GetFile("data");
            return string.Join(';', Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/') + (File.Exists(path) ? "=" + File.ReadAllText(path) : "/")));
        })));

        Assert.Equal(["a.txt=A;deep/;deep/er/;deep/er/ü b.txt=B;empty/"], results);
    }

    [Fact]
    public async Task ExecutableFilesMayBeExecuted()
    {
        _environment.RegisterCachedFile(Write("run.sh", ""), "run", executable: true).RegisterCachedFile(Write("read.txt", ""), "read");

        List<string> results = await Collect(_environment.FromElements(1L).Map(new Reader(static files =>
            $"{IsExecutable(files.GetFile("run"))} {IsExecutable(files.GetFile("read"))}")));

        Assert.Equal([OperatingSystem.IsWindows() ? "True True" : "True False"], results);
    }

    [Fact]
    public async Task AnUnknownNameIsAnErrorThatListsTheKnownOnes()
    {
        _environment.RegisterCachedFile(Write("b", ""), "second").RegisterCachedFile(Write("a", ""), "first");
        _environment.FromElements(1L).Map(new Reader(static files => files.GetFile("modle"))).DisableChaining().Print();

        var error = await Assert.ThrowsAsync<JobExecutionException>(() => _environment.ExecuteAndWaitAsync("scoring"));

        Assert.Contains("No file is registered under the name 'modle' with job 'scoring': those that are: 'first', 'second'. Call RegisterCachedFile on its environment.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatIsGoneWhenTheJobIsExecutedIsAnErrorOfTheSubmission()
    {
        string path = Write("model.txt", "");
        _environment.RegisterCachedFile(path, "model");
        File.Delete(path);
        _environment.FromElements(1L).Print();

        var error = await Assert.ThrowsAsync<JobSubmissionException>(() => _environment.ExecuteAndWaitAsync());

        Assert.StartsWith($"Cached file 'model' cannot be read from '{path}': ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALinkToADirectoryIsRefused()
    {
        Directory.CreateDirectory(Path.Combine(_directory.FullName, "data"));
        string link = Path.Combine(_directory.FullName, "data", "loop");
        Directory.CreateSymbolicLink(link, _directory.FullName);
        _environment.RegisterCachedFile(Path.Combine(_directory.FullName, "data"), "data");
        _environment.FromElements(1L).Print();

        var error = await Assert.ThrowsAsync<JobSubmissionException>(() => _environment.ExecuteAndWaitAsync());

        Assert.StartsWith($"Cached file 'data' cannot be shipped: '{link}' is a link to a directory;", error.Message, StringComparison.Ordinal);
    }

    private static async Task<List<T>> Collect<T>(DataStream<T> stream)
    {
        var results = new List<T>();
        await foreach (T record in stream.ExecuteAndCollectAsync())
        {
            results.Add(record);
        }

        return results;
    }

    private static bool IsExecutable(string path) =>
        OperatingSystem.IsWindows() || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_directory.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private sealed class Reader(Func<IDistributedCache, string> read) : RichMapFunction<long, string>
    {
        private string _found = "";

        public override void Open(OpenContext context) => _found = read(RuntimeContext.DistributedCache);

        public override string Map(long value) => _found;
    }
}
