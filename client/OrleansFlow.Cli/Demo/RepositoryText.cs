namespace OrleansFlow.Cli.Demo;

/// <summary>The text files of a repository.</summary>
internal static class RepositoryText
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".cs", ".csproj", ".props", ".targets", ".sln", ".md", ".txt", ".json", ".yml", ".yaml", ".sh", ".cmd", ".xml",
    };

    private static readonly HashSet<string> LeftOut = new(StringComparer.OrdinalIgnoreCase) { "artifacts", "bin", "obj", "node_modules" };

    /// <summary>The folder with OrleansFlow.sln above oflow, or the working directory.</summary>
    public static DirectoryInfo FindRepository()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OrleansFlow.sln")))
            {
                return folder;
            }
        }

        return new DirectoryInfo(Environment.CurrentDirectory);
    }

    /// <summary>The text files of a directory, without hidden folders and what builds make.</summary>
    /// <param name="directory">The directory.</param>
    public static IReadOnlyList<string> FindFiles(DirectoryInfo directory)
    {
        if (!directory.Exists)
        {
            throw new CommandException($"there is no directory '{directory}'.");
        }

        var files = new List<string>();
        try
        {
            Collect(directory, files);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"the directory '{directory}' cannot be read: {exception.Message}", exception);
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static void Collect(DirectoryInfo directory, List<string> files)
    {
        files.AddRange(directory.EnumerateFiles().Where(file => Extensions.Contains(file.Extension)).Select(file => file.FullName));
        foreach (DirectoryInfo folder in directory.EnumerateDirectories().Where(folder => folder.Name[0] != '.' && !LeftOut.Contains(folder.Name)))
        {
            Collect(folder, files);
        }
    }
}
