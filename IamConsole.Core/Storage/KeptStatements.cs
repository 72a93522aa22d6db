using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace IamConsole.Core.Storage;

/// <summary>The statements that SQLite has compiled for a connection that stays open: what is asked again is not compiled again.</summary>
internal sealed class KeptStatements
{
    private const int MostStatements = 128;

    private static readonly ConditionalWeakTable<SqliteConnection, KeptStatements> OfConnections = [];

    private readonly Dictionary<string, KeptCommand> _kept = [];

    /// <summary>The command of that text, without parameters and transaction. Disposing it gives it back.</summary>
    public static SqliteCommand Take(SqliteConnection connection, string sql) => OfConnections.GetOrCreateValue(connection).TakeOne(connection, sql);

    private KeptCommand TakeOne(SqliteConnection connection, string sql)
    {
        if (!_kept.TryGetValue(sql, out var command) || command.IsDisposed)
        {
            if (_kept.Count >= MostStatements)
            {
                Forget();
            }

            _kept[sql] = command = new KeptCommand(connection, sql);
        }
        else if (command.IsTaken)
        {
            // Asked within itself.
            command = new KeptCommand(connection, sql) { IsForgotten = true };
        }

        command.IsTaken = true;
        return command;
    }

    private void Forget()
    {
        foreach (var command in _kept.Values)
        {
            command.IsForgotten = true;
            if (!command.IsTaken)
            {
                command.Dispose();
            }
        }

        _kept.Clear();
    }

    private sealed class KeptCommand : SqliteCommand
    {
        public KeptCommand(SqliteConnection connection, string sql)
        {
            Connection = connection;
            CommandText = sql;
        }

        public bool IsTaken { get; set; }

        /// <summary>Whether it ends when it is given back.</summary>
        public bool IsForgotten { get; set; }

        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            if (disposing && IsTaken && !IsForgotten)
            {
                IsTaken = false;
                Parameters.Clear();
                Transaction = null;
                return;
            }

            // The connection is closing, and takes with it whatever nobody has.
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
