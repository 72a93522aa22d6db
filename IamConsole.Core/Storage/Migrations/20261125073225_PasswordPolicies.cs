using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IamConsole.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class PasswordPolicies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PasswordPolicies",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    MinimumLength = table.Column<int>(type: "INTEGER", nullable: false),
                    RequiresUppercase = table.Column<bool>(type: "INTEGER", nullable: false),
                    RequiresLowercase = table.Column<bool>(type: "INTEGER", nullable: false),
                    RequiresNumber = table.Column<bool>(type: "INTEGER", nullable: false),
                    RequiresSymbol = table.Column<bool>(type: "INTEGER", nullable: false),
                    AllowsUsersToChangePassword = table.Column<bool>(type: "INTEGER", nullable: false),
                    MaximumAge = table.Column<int>(type: "INTEGER", nullable: true),
                    IsHardExpiry = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReusePrevention = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PasswordPolicies", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_PasswordPolicies_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PreviousPasswords",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: false),
                    ReplacedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PreviousPasswords", x => new { x.AccountId, x.UserId, x.PasswordHash });
                    table.ForeignKey(
                        name: "FK_PreviousPasswords_LoginProfiles_AccountId_UserId",
                        columns: x => new { x.AccountId, x.UserId },
                        principalTable: "LoginProfiles",
                        principalColumns: new[] { "AccountId", "UserId" },
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PasswordPolicies");

            migrationBuilder.DropTable(
                name: "PreviousPasswords");
        }
    }
}
