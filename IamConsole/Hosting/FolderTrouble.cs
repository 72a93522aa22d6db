using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IamConsole.Hosting;

/// <summary>Says what is wrong with a data folder, and what to do, where using it failed.</summary>
internal static class FolderTrouble
{
    /// <summary>Uses the folder.</summary>
    /// <exception cref="StartRefused">The database, the keys or the disk is at fault.</exception>
    public static async Task<T> UseAsync<T>(this DataFolder folder, Func<Task<T>> use)
    {
        try
        {
            return await use();
        }
        catch (Exception exception) when (Find(exception, folder) is { } trouble)
        {
            throw new StartRefused(trouble);
        }
    }

    private static string? Find(Exception exception, DataFolder folder) => exception switch
    {
        SqliteException database => Of(database, folder),
        CryptographicException => $"{folder.Keys} cannot be read: {exception.GetBaseException().Message.TrimEnd('.')}. Put it back from the backup that the database comes from.",
        IOException or UnauthorizedAccessException => $"IamConsole__DataDirectory: {folder.Path} cannot be used: {exception.Message}",
        _ => exception.InnerException is { } inner ? Find(inner, folder) : null,
    };

    private static string Of(SqliteException exception, DataFolder folder) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => $"{folder.Database} is damaged, or not a database. Put the data folder back from a backup, or move the file away to begin anew.",
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => $"{folder.Database} cannot be opened for writing. Let the user that starts the console read and write it.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"{folder.Database} is held by another program. Close that one first.",
        raw.SQLITE_FULL => $"The disk of {folder.Path} is full. Make room and start again.",
        _ => $"{folder.Database} cannot be used: {exception.Message}",
    };
}
