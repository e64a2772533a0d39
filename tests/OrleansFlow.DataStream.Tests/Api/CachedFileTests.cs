using OrleansFlow.Configuration;
using OrleansFlow.Graph;

namespace OrleansFlow.DataStream.Tests.Api;

public sealed class CachedFileTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("oflow-test-");
    private readonly StreamExecutionEnvironment _environment = StreamExecutionEnvironment.CreateLocalEnvironment(1);

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void ARegisteredFileAndDirectoryArePartOfTheJob()
    {
        string file = Write("model.bin");
        _environment.RegisterCachedFile(file, "model", executable: true).RegisterCachedFile(_directory.FullName + Path.DirectorySeparatorChar, "all");
        _environment.FromElements(1).SinkTo(new TestSink<int>());

        JobGraph graph = _environment.GetJobGraph();

        Assert.Equal(
            [
                new CachedFile("model", "model.bin", IsDirectory: false, IsExecutable: true) { SourcePath = file },
                new CachedFile("all", _directory.Name, IsDirectory: true, IsExecutable: false) { SourcePath = _directory.FullName },
            ],
            graph.CachedFiles);
        Assert.Equal(
            [.. graph.CachedFiles.Select(static cached => cached with { SourcePath = "", BlobKey = "k" })],
            JobGraph.FromBytes((graph with { CachedFiles = [.. graph.CachedFiles.Select(static cached => cached with { BlobKey = "k" })] }).ToBytes()).CachedFiles);
    }

    [Fact]
    public void TheConfigurationNamesFilesToo()
    {
        string file = Write("a.bin");
        string other = Write("b.bin");
        _environment.RegisterCachedFile(file, "a");
        _environment.Configuration.Set(PipelineOptions.CachedFiles, $"name:b,path:{new Uri(other)},executable:true; name:c,path:{other}");
        _environment.FromElements(1).SinkTo(new TestSink<int>());

        Assert.Equal([("a", file, false), ("b", other, true), ("c", other, false)], _environment.GetJobGraph().CachedFiles.Select(static cached => (cached.Name, cached.SourcePath, cached.IsExecutable)));

        _environment.Configuration.Set(PipelineOptions.CachedFiles, "path:x");
        Assert.Contains("pipeline.cached-files", Assert.Throws<JobSubmissionException>(() => _environment.GetJobGraph()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNotThereIsAnErrorAtItsRegistration()
    {
        string missing = Path.Combine(_directory.FullName, "missing");

        var error = Assert.Throws<JobSubmissionException>(() => _environment.RegisterCachedFile(missing, "model"));

        Assert.Equal($"Cached file 'model' cannot be registered: there is no file or directory '{missing}'.", error.Message);
    }

    [Fact]
    public void ANameStandsForOneFile()
    {
        string first = Write("a");
        string second = Write("b");
        _environment.RegisterCachedFile(first, "model");

        var error = Assert.Throws<JobSubmissionException>(() => _environment.RegisterCachedFile(second, "model"));

        Assert.Equal($"Cached file 'model' cannot be registered for '{second}': the name stands for '{first}' already; choose another.", error.Message);
    }

    [Theory]
    [InlineData("", "model", "The path of cached file 'model' cannot be empty.")]
    [InlineData("x", " ", "The name of a cached file cannot be empty.")]
    public void PathAndNameAreNeeded(string path, string name, string message) =>
        Assert.Equal(message, Assert.Throws<JobSubmissionException>(() => _environment.RegisterCachedFile(path, name)).Message);

    private string Write(string name)
    {
        string path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, name);
        return path;
    }
}
