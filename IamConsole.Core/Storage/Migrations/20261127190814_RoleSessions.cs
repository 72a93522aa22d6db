using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IamConsole.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class RoleSessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RoleAccountId",
                table: "ConsoleSessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RoleColor",
                table: "ConsoleSessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RoleDisplayName",
                table: "ConsoleSessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RoleExpiresAt",
                table: "ConsoleSessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RoleId",
                table: "ConsoleSessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RoleIssuedAt",
                table: "ConsoleSessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RoleSessionName",
                table: "ConsoleSessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Session",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RoleAccountId",
                table: "ConsoleSessions");

            migrationBuilder.DropColumn(
                name: "RoleColor",
                table: "ConsoleSessions");

            migrationBuilder.DropColumn(
                name: "RoleDisplayName",
                table: "ConsoleSessions");

            migrationBuilder.DropColumn(
                name: "RoleExpiresAt",
                table: "ConsoleSessions");

            migrationBuilder.DropColumn(
                name: "RoleId",
                table: "ConsoleSessions");

            migrationBuilder.DropColumn(
                name: "RoleIssuedAt",
                table: "ConsoleSessions");

            migrationBuilder.DropColumn(
                name: "RoleSessionName",
                table: "ConsoleSessions");

            migrationBuilder.DropColumn(
                name: "Session",
                table: "ActivityEvents");
        }
    }
}
